"""What a document is: its content says it; its name and what HTTP said are hints."""

import re

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EPUB = "application/epub+zip"
RSS, ATOM, JSON_FEED = "application/rss+xml", "application/atom+xml", "application/feed+json"
HTML, MARKDOWN, TEXT = "text/html", "text/markdown", "text/plain"
FEEDS = frozenset({RSS, ATOM, JSON_FEED})
_HTML_TYPES = frozenset({HTML, "application/xhtml+xml"})

ARCHIVE_NAMES = (".docx", ".epub")
FEED_NAMES = (".rss", ".atom", ".rdf", ".xml")
MARKDOWN_NAMES = (".md", ".markdown", ".mdown", ".mkd")
HTML_NAMES = (".html", ".htm", ".xhtml")
_COMMENT = r"<!--(?:(?!-->).)*+-->"
_DECLARATION = r"<\?(?:(?!\?>).)*+\?>"
_DOCTYPE = r"<!doctype\s(?:[^\[>\"']|\"[^\"]*+\"|'[^']*+')*+(?:\[.*?\]\s*+)?>"
_ABOVE = rf"(?:\s++|{_COMMENT}|{_DECLARATION})*+"
_FEED = re.compile(
    rf"(?:{_ABOVE}{_DOCTYPE})?+{_ABOVE}<(?:\w++:)?(?:(?P<rss>rss|rdf)|(?P<atom>feed))\b", re.IGNORECASE | re.DOTALL
)
_JSON_FEED = re.compile(r'\s*\{.*"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org\\?/version', re.DOTALL)
_PAGE = re.compile(rf"{_ABOVE}<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL)
_XHTML = re.compile(r"\s*<\?xml\b|.{0,1000}?<html[^>]*\bxmlns\b", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(
    rf"{_ABOVE}<(?:head|body|article|main|header|section|nav|div|p|h[1-6]|ul|ol|table|blockquote|figure|meta|title|link"
    r"|style|script)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(r"</?[a-z][^<>]*>|<!doctype\b", re.IGNORECASE)
_PARAGRAPH_END = re.compile(r"</(?:p|h[1-6]|li|blockquote)\s*>", re.IGNORECASE)
_LEAST_PARAGRAPHS = 3

_HEADING = re.compile(r"(?:\A|\n[ \t]*\n)#{1,6}[ \t]+(?!\d)(?=.*[^\W\d_]).*(?=\n[ \t]*(?:\n|\Z))")
_HEADING_ABOVE = re.compile(r"\s*#{1,6}[ \t]+(?!\d)(?=.*[^\W\d_]).*\n[ \t]*\n\s*\S")
_FENCE = re.compile(r"^```[\w+#.-]*[ \t]*$", re.MULTILINE)
_LINK = re.compile(
    r"(?<!\\)\[[^\[\]\n]+\]\((?:https?://|mailto:|\.{0,2}/|#)[^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?: \"[^\"\n]*\")?\)"
)


_TEXT_PER_SIGN = 3000
"""Characters that one sign of Markdown can speak for: a long text about Markdown holds some."""


def of_archive(data: bytes) -> str:
    """Return the media type of a ZIP file by the names in it; empty for one that nobody here reads.

    Raises SourceError where it is damaged or too large.
    """
    from accessible.readers.archive import Archive

    archive = Archive(data)
    names = archive.names
    if "META-INF/container.xml" in names or archive.read("mimetype").strip() == EPUB.encode():
        return EPUB
    is_word = "[Content_Types].xml" in names and any(name.startswith("word/") for name in names)
    return DOCX if is_word else ""


def of_text(text: str, name: str, declared: str) -> str:
    """Return the media type of a text. `name` is that of a file, in small letters; `declared` is what HTTP said.

    It is empty for XML that is neither a feed nor a page.
    """
    if feed := _FEED.match(text):
        return RSS if feed["rss"] else ATOM
    if _JSON_FEED.match(text):
        return JSON_FEED
    is_called_markdown = declared == MARKDOWN or name.endswith(MARKDOWN_NAMES)
    if _PAGE.match(text) or (not is_called_markdown and _is_html(text, name, declared)):
        return HTML
    if text.lstrip().startswith("<?xml"):
        return ""
    return MARKDOWN if is_called_markdown or is_markdown(text) else TEXT


def _is_html(text: str, name: str, declared: str) -> bool:
    is_called_html = declared in _HTML_TYPES or name.endswith(HTML_NAMES)
    return bool(_TAGS.match(text)) or _is_fragment(text) or (is_called_html and bool(_TAG.search(text)))


def promises_a_feed(text: str, name: str, declared: str) -> bool:
    """Say whether a page in HTML stands where a feed should: by its name or by HTTP, and it is no XHTML."""
    is_called_feed = declared in FEEDS or (name.endswith(FEED_NAMES) and declared not in _HTML_TYPES)
    return is_called_feed and not _XHTML.match(text)


def _is_fragment(text: str) -> bool:
    """Say whether a text is the inside of a page: paragraphs that end in tags, and lines that begin with them."""
    if len(_PARAGRAPH_END.findall(text)) < _LEAST_PARAGRAPHS:
        return False
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    return sum(line.startswith("<") for line in lines) * 2 >= len(lines)


def is_markdown(text: str) -> bool:
    """Say whether a text that nobody calls Markdown clearly is: headings, links and fences as nothing else has them.

    What plain texts hold as well proves nothing: stars, underscores, numbers, quotation marks of e-mails, "#1".
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    if text.startswith(("---", "+++")) and _has_front_matter(text):
        return True
    headings, links, fences = (len(found.findall(text)) for found in (_HEADING, _LINK, _FENCE))
    evidence = headings + links + (fences >= 2)  # noqa: PLR2004  one fence that opens and one that closes
    is_clear = evidence >= 2 and evidence * _TEXT_PER_SIGN > len(text)  # noqa: PLR2004  one could be chance
    return bool(_HEADING_ABOVE.match(text)) or is_clear


def _has_front_matter(text: str) -> bool:
    from accessible.document import Metadata
    from accessible.readers import frontmatter

    return frontmatter.read(text)[0] != Metadata()
