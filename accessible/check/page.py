"""What is found in books, as a page that one can hand to a customer."""

from collections.abc import Sequence

from lxml import etree

from accessible import assets
from accessible.check.examine import Checked
from accessible.check.message import Message, Severity
from accessible.check.report import by_code, by_file, judged, verdict
from accessible.check.rules import CODES
from accessible.html import add, begin, section, serialise

LISTED = 50
"""Messages of one code in one file that the page shows."""
_MEANING = {
    Severity.FATAL: "The book cannot be read, and nothing more is known of it.",
    Severity.ERROR: "A rule of EPUB or of WCAG is broken, a claim is false, or something cannot be read or heard.",
    Severity.WARNING: "It is allowed, but costs some readers something.",
    Severity.NOTE: "It is good to know.",
}


def page(books: Sequence[Checked]) -> bytes:
    """Return the page: HTML that needs nothing beside it, no script and no network."""
    title = f"Check of {books[0].path}" if len(books) == 1 else f"Check of {len(books)} books"
    root, main = begin(title, assets.style("review"))
    add(main, "h1", title)
    _summary(main, books)
    for number, book in enumerate(books, 1):
        _book(main, number, book)
    _codes(main, [message for book in books for message in book.messages])
    return serialise(root)


def _summary(main: etree._Element, books: Sequence[Checked]) -> None:
    summary = section(main, "summary", "Summary")
    table = add(summary, "table")
    add(table, "caption", "What was found, by book")
    head = add(add(table, "thead"), "tr")
    for name in ("Book", "Errors", "Warnings", "Notes"):
        add(head, "th", name, scope="col")
    body = add(table, "tbody")
    for number, book in enumerate(books, 1):
        row = add(body, "tr")
        add(add(row, "th", scope="row"), "a", book.path, href=f"#book-{number}")
        counts = [str(book.count(each)) for each in (Severity.ERROR, Severity.WARNING, Severity.NOTE)]
        for count in counts if book.is_readable else ["not readable"] * len(counts):
            add(row, "td", count)
    found = {message.severity for book in books for message in book.messages}
    listed = add(summary, "dl")
    for severity, meaning in _MEANING.items():
        if severity in found:
            add(listed, "dt", severity.value.capitalize())
            add(listed, "dd", meaning)


def _book(main: etree._Element, number: int, book: Checked) -> None:
    part = section(main, f"book-{number}", book.path)
    add(part, "p", verdict(book))
    listed = add(part, "ul")
    add(listed, "li", "The rules of accessible were run.")
    for each in book.judges:
        add(listed, "li", f"{judged(each)}.")
    for file, messages in by_file(book.messages).items():
        add(part, "h3", file or "The whole book")
        for shown, left in by_code(messages, LISTED):
            _messages(add(part, "ul"), shown, left)


def _messages(listed: etree._Element, messages: Sequence[Message], left: int) -> None:
    for message in messages:
        item = add(listed, "li")
        label = add(item, "strong", f"{message.severity.value.capitalize()} ")
        if message.code in CODES:
            add(label, "a", message.code, href=f"#{message.code}")
        else:
            add(label, "span", message.code)
        where = message.path.partition("#")[2]
        label.tail = f"{f', #{where}' if where else ''}: {message.text}"
    if left:
        add(listed, "li", f"And {left} more of {messages[0].code}.")


def _codes(main: etree._Element, messages: Sequence[Message]) -> None:
    """Explain every code of ours that was found."""
    codes = [code for code in CODES if code in {message.code for message in messages}]
    if not codes:
        return
    part = section(main, "codes", "What the codes mean")
    for code in codes:
        about = CODES[code]
        add(part, "h3", f"{code}: {about.what.replace('`', '')}", id=code)
        add(part, "p", f"Why it matters: {about.why}")
        add(part, "p", f"How to mend it: {about.mend}")
