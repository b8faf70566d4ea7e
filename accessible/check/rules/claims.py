"""What the metadata says of the book's accessibility, and whether the book bears it out."""

import re
from collections.abc import Callable, Iterator

from lxml import etree

from accessible.check.book import Book
from accessible.check.message import Codes, Finding, Findings, error, note, warning
from accessible.check.rules import navigation, styles
from accessible.readers.xhtml import local

CODES: Codes = {
    "MET-001": warning(
        "metadata on accessibility is missing",
        "Shops and libraries show what is declared: a reader who needs it cannot find out whether the book is usable.",
        "Declare schema:accessMode, schema:accessibilityFeature and schema:accessibilityHazard.",
    ),
    "MET-002": note(
        "there is no summary of the accessibility",
        "It is the only part of the metadata that a reader gets in plain words.",
        "Write schema:accessibilitySummary: what there is, and what there is not.",
    ),
    "MET-003": error(
        "text with synchronised sound is claimed, but there is none",
        "A reader buys the book to have it read aloud, and it is not.",
        "Take synchronizedAudioText away, or add overlays.",
    ),
    "MET-004": warning(
        "the book has overlays, but does not say so",
        "Who looks for books with text and sound does not find it.",
        "Declare schema:accessibilityFeature synchronizedAudioText.",
    ),
    "MET-005": error(
        "the book claims that hearing is enough, but not all of it can be heard",
        "Who cannot see the page misses a part of it, and does not know.",
        "Record what is missing, or take auditory out of schema:accessModeSufficient.",
    ),
    "MET-006": error(
        "alternative texts are claimed, but a picture has none",
        "The reader relies on a claim that is false.",
        "Write the alternative text, or take alternativeText away.",
    ),
    "MET-007": error(
        "navigation by pages is claimed, but there is no list of pages, or there are no page breaks",
        "Who was told a page number buys the book, and cannot go there.",
        "Add a page-list and page breaks, or take pageNavigation, pageBreakMarkers and printPageNumbers away.",
    ),
    "MET-008": error(
        "a table of contents is claimed, but there is none",
        "The reader relies on a claim that is false.",
        "Write the table of contents, or take tableOfContents away.",
    ),
    "MET-009": error(
        "the book claims to be unlocked, but files are encrypted",
        "Assistive technology cannot read what is locked.",
        "Put the files in as they are, or take unlocked away.",
    ),
    "MET-010": warning(
        "the book has pictures, but says nothing of seeing",
        "A blind reader is not told that there is something to see.",
        "Declare schema:accessMode visual.",
    ),
    "MET-011": warning(
        "the book claims to have something to see, but has no pictures",
        "A blind reader leaves a book alone that is fully readable.",
        "Take visual out of schema:accessMode.",
    ),
    "MET-012": error(
        "long descriptions are claimed, but there is none",
        "The reader relies on a claim that is false.",
        "Link the description of each complex picture with aria-details or aria-describedby, or take "
        "longDescription away.",
    ),
    "MET-013": error(
        "MathML is claimed, but there is none",
        "A reader of mathematics buys the book, and gets pictures of formulas.",
        "Write formulas as MathML, or take MathML away.",
    ),
    "MET-014": error(
        "the claim of conformance is not in the words of the standard",
        "Shops and validators compare it letter by letter, and do not recognise it.",
        "Write, for example, exactly: EPUB Accessibility 1.1 - WCAG 2.2 Level AA",
    ),
    "MET-015": error(
        "conformance is claimed, but nobody certifies it",
        "The standard asks for the name of who checked; without it the claim is worth nothing.",
        "Write a11y:certifiedBy that refines the claim, or take the claim away.",
    ),
    "MET-016": error(
        "a value is not in the vocabulary",
        "Nobody's program understands it: the feature is not shown to the reader.",
        "Write the value as the vocabulary has it, capitals included.",
    ),
    "MET-017": error(
        "a feature is claimed, but nothing in the book bears it out",
        "The reader relies on a claim that is false.",
        "Add the feature, or take the claim away.",
    ),
    "MET-018": error(
        "the declared hazards contradict one another",
        "Who gets seizures from flashing cannot tell whether the book is safe.",
        "Declare each hazard, or its absence, and none only where there is none at all.",
    ),
    "MET-019": warning(
        "the book claims that its display can be changed, but fixes pages or sizes",
        "Who needs large letters, or another font, cannot have them everywhere.",
        "Write sizes in em or percent, or take displayTransformability away.",
    ),
    "MET-020": error(
        "the book claims that reading is enough, but a picture has no words",
        "What the picture tells is lost to whoever reads with a screen reader or in braille.",
        "Write the alternative text, or take textual out of schema:accessModeSufficient.",
    ),
    "MET-021": note(
        "the narrator is not named",
        "Readers want to know whether a person or a synthetic voice reads.",
        "Write media:narrator.",
    ),
}

_REQUIRED = ("accessMode", "accessibilityFeature", "accessibilityHazard")
_MODES = """\
auditory tactile textual visual chartOnVisual chemOnVisual colorDependent diagramOnVisual mathOnVisual musicOnVisual
textOnVisual"""
_FEATURES = """\
alternativeText annotations ARIA audioDescription bookmarks braille captions ChemML closedCaptions describedMath
displayTransformability fullRubyAnnotations highContrastAudio highContrastDisplay horizontalWriting index largePrint
latex latex-chemistry longDescription MathML MathML-chemistry none openCaptions pageBreakMarkers pageNavigation
printPageNumbers readingOrder rubyAnnotations signLanguage structuralNavigation synchronizedAudioText tableOfContents
tactileGraphic tactileObject taggedPDF timingControl transcript ttsMarkup unknown unlocked verticalWriting
withAdditionalWordSegmentation withoutAdditionalWordSegmentation"""
_HAZARDS = """\
flashing noFlashingHazard unknownFlashingHazard motionSimulation noMotionSimulationHazard unknownMotionSimulationHazard
sound noSoundHazard unknownSoundHazard none unknown"""
_VOCABULARY = {
    "accessMode": frozenset(_MODES.split()),
    "accessibilityFeature": frozenset(_FEATURES.split()),
    "accessibilityHazard": frozenset(_HAZARDS.split()),
}
_HAZARD_GROUPS = ("flashing", "motionsimulation", "sound")
_CONFORMANCE = re.compile(
    r"EPUB Accessibility 1\.[12] - WCAG 2\.[0-2] Level A{1,3}"
    r"|https?://www\.idpf\.org/epub/a11y/accessibility-20170105\.html#wcag-a{1,3}"
)
_SIMILAR = re.compile(r"wcag|accessib", re.IGNORECASE)
_SSML = "{http://www.w3.org/2001/10/synthesis}"


def required(book: Book) -> Findings:
    """What EPUB Accessibility requires is declared, and what it recommends."""
    if not book.version.startswith("3"):
        return
    if missing := [f"schema:{name}" for name in _REQUIRED if not book.claims(name)]:
        yield Finding("MET-001", book.package_name, f"There is no {', no '.join(missing)}: declare what is true.")
    if not any(book.claims("accessibilitySummary")):
        text = "There is no schema:accessibilitySummary: say in plain words what the book offers."
        yield Finding("MET-002", book.package_name, text)


def vocabulary(book: Book) -> Findings:
    """Values are those of the vocabulary, and do not contradict one another."""
    for name, known in _VOCABULARY.items():
        for value in sorted(book.claims(name)):
            if value.partition("/")[0] not in known:
                text = f"{value!r} is no value of schema:{name}: write one of the vocabulary."
                yield Finding("MET-016", book.package_name, text)
    for value in sorted(book.claims("accessModeSufficient")):
        if strange := [each for each in re.split(r"[\s,]+", value) if each and each not in _VOCABULARY["accessMode"]]:
            text = f"{strange[0]!r} is no value of schema:accessModeSufficient: write one of the vocabulary."
            yield Finding("MET-016", book.package_name, text)
    hazards = book.claims("accessibilityHazard")
    grouped = [[value for value in hazards if group in value.lower()] for group in _HAZARD_GROUPS]
    if ("none" in hazards and len(hazards) > 1) or any(len(values) > 1 for values in grouped):
        text = f"The hazards {', '.join(sorted(hazards))} contradict one another: keep what is true."
        yield Finding("MET-018", book.package_name, text)


def overlays(book: Book) -> Findings:
    """Synchronised sound is claimed where it is, and its narrator is named."""
    is_claimed = "synchronizedAudioText" in book.claims("accessibilityFeature")
    if is_claimed and not book.overlays:
        text = "synchronizedAudioText is claimed, but the book has no overlay: take the claim away."
        yield Finding("MET-003", book.package_name, text)
    if not book.overlays:
        return
    if not is_claimed and book.claims("accessibilityFeature"):
        text = "The book has overlays, but does not claim synchronizedAudioText: declare it."
        yield Finding("MET-004", book.package_name, text)
    if not any(meta.value for meta in book.metas if meta.property == "media:narrator"):
        yield Finding("MET-021", book.package_name, "There is no media:narrator: name who reads.")


def sufficient(book: Book) -> Findings:
    """One way of perceiving is enough only where all is there for it."""
    modes = book.claims("accessModeSufficient")
    unheard = [(name, left[0].text) for name, left in book.unheard.items() if left]
    if "auditory" in modes and unheard and (book.overlays or not book.sounds):
        name, words = unheard[0]
        text = f"auditory is claimed to be enough, but nobody narrates {words[:60]!r} in {name!r}: record it."
        yield Finding("MET-005", book.package_name, text)
    if "textual" in modes and (silent := next(_without_words(book), None)):
        text = f"textual is claimed to be enough, but {silent} has no alternative text: write it."
        yield Finding("MET-020", book.package_name, text)


def _without_words(book: Book) -> Iterator[str]:
    """Yield where pictures are that have no alternative text."""
    for document in book.documents.values():
        for image in document.all("img"):
            if (
                image.get("alt") is None
                and not image.get("aria-label")
                and image.get("role") not in {"presentation", "none"}
            ):
                yield document.path(image)


def _pictures(book: Book) -> Iterator[etree._Element]:
    """Yield what is to be seen in the documents, but for ornaments."""
    for page in book.pages:
        if page.root is not None and local(page.root) == "svg":
            yield page.root
        for element in page.all("img", "svg", "video", "canvas", "image"):
            if element.get("alt") != "" and element.get("aria-hidden") != "true":
                yield element


def seeing(book: Book) -> Findings:
    """What is to be seen is declared, and nothing else."""
    modes = {each for each in book.claims("accessMode") if each == "visual" or each.endswith("OnVisual")}
    has_pictures = next(_pictures(book), None) is not None
    if has_pictures and not modes and book.claims("accessMode"):
        text = "The book has pictures, but schema:accessMode does not say visual: declare it."
        yield Finding("MET-010", book.package_name, text)
    if modes and not has_pictures and not book.is_fixed:
        text = f"schema:accessMode says {', '.join(sorted(modes))}, but the book has no pictures: take it away."
        yield Finding("MET-011", book.package_name, text)


def _has(*names: str) -> Callable[[Book], bool]:
    return lambda book: any(next(document.all(*names), None) is not None for document in book.documents.values())


def _has_attribute(*names: str) -> Callable[[Book], bool]:
    def found(book: Book) -> bool:
        return any(any(map(each.get, names)) for document in book.documents.values() for each in document.all())

    return found


def _has_speech(book: Book) -> bool:
    lexicons = any(item.media_type == "application/pls+xml" for item in book.items.values())
    return lexicons or _has_attribute(f"{_SSML}ph", f"{_SSML}alphabet")(book)


def _has_breaks(book: Book) -> bool:
    return any(next(page.typed("pagebreak"), None) is not None for page in book.pages)


def _has_aria(book: Book) -> bool:
    names = {str(name) for document in book.documents.values() for each in document.all() for name in each.attrib}
    return any(name == "role" or name.startswith("aria-") for name in names)


def _has_contents(book: Book) -> bool:
    return bool(navigation.entries(book, "toc")) or not book.version.startswith("3")


def _has_descriptions(book: Book) -> bool:
    return _has("details")(book) or _has_attribute("aria-details", "aria-describedby", "longdesc")(book)


_BORNE_OUT: dict[str, tuple[str, Callable[[Book], bool], str]] = {
    "alternativeText": ("MET-006", lambda book: next(_without_words(book), None) is None, "a picture has none"),
    "pageNavigation": (
        "MET-007",
        lambda book: bool(navigation.entries(book, "page-list")),
        "no list of pages is there",
    ),
    "pageBreakMarkers": ("MET-007", _has_breaks, "there are no page breaks"),
    "printPageNumbers": ("MET-007", _has_breaks, "there are no page breaks"),
    "tableOfContents": ("MET-008", _has_contents, "there is none"),
    "unlocked": ("MET-009", lambda book: not book.encrypted, "files are encrypted"),
    "longDescription": ("MET-012", _has_descriptions, "there is none"),
    "MathML": ("MET-013", _has("math"), "there is none"),
    "structuralNavigation": ("MET-017", _has("h1", "h2", "h3", "h4", "h5", "h6"), "there are no headings"),
    "rubyAnnotations": ("MET-017", _has("ruby"), "there is no ruby"),
    "fullRubyAnnotations": ("MET-017", _has("ruby"), "there is no ruby"),
    "closedCaptions": ("MET-017", _has("track"), "there is no track of captions"),
    "ttsMarkup": ("MET-017", _has_speech, "there is neither ssml:ph nor a lexicon"),
    "ARIA": ("MET-017", _has_aria, "there is no role and no label"),
}
"""The features whose truth the book shows: code, what bears it out, and what is said where nothing does."""


def features(book: Book) -> Findings:
    """Every feature that is claimed is there."""
    for name in sorted(book.claims("accessibilityFeature") & set(_BORNE_OUT)):
        code, is_true, why = _BORNE_OUT[name]
        if not is_true(book):
            text = f"{name} is claimed, but {why}: add it, or take the claim away."
            yield Finding(code, book.package_name, text)
    fixed = "its pages are fixed" if book.is_fixed else next(styles.fixed_sizes(book), ("", ""))[1]
    if "displayTransformability" in book.claims("accessibilityFeature") and fixed:
        text = f"displayTransformability is claimed, but {fixed}: take the claim away, or what is fixed."
        yield Finding("MET-019", book.package_name, text)


def conformance(book: Book) -> Findings:
    """A claim of conformance is in the words of the standard, and somebody certifies it."""
    claims = [meta for meta in book.metas if meta.property == "dcterms:conformsTo" and _SIMILAR.search(meta.value)]
    linked = book.package.iterfind("{*}metadata/{*}link[@rel='dcterms:conformsTo']")
    values = [meta.value for meta in claims] + [each.get("href") or "" for each in linked]
    certified = any(meta.value for meta in book.metas if meta.property == "a11y:certifiedBy")
    for value in values:
        if not _CONFORMANCE.fullmatch(value):
            text = f"dcterms:conformsTo is {value!r}: write it as in 'EPUB Accessibility 1.1 - WCAG 2.2 Level AA'."
            yield Finding("MET-014", book.package_name, text)
    if values and not certified:
        text = "dcterms:conformsTo is claimed without a11y:certifiedBy: name who certifies, or take it away."
        yield Finding("MET-015", book.package_name, text)


RULES = (required, vocabulary, overlays, sufficient, seeing, features, conformance)
