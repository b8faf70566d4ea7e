"""Where and when an article was published, in words."""

from collections.abc import Mapping
from datetime import datetime

from accessible.document import Metadata
from accessible.prepare.language import primary


def imprint(metadata: Metadata, labels: Mapping[str, str]) -> dict[str, str]:
    """Return where and when an article was published, as far as that is known: `source` and `published`."""
    found = {}
    if metadata.source:
        found["source"] = labels["source"].format(metadata.source)
    if metadata.published:
        found["published"] = labels["published"].format(long_date(metadata.published, metadata.language))
    return found


def long_date(published: str, language: str) -> str:
    """Return the day of an ISO 8601 date in words, as the language writes it; the date itself if it has no day."""
    try:
        day = datetime.fromisoformat(published).date()
    except ValueError:
        return published
    if language in {"en", "en-US"}:  # Babel writes the same, for a quarter of what a second run costs
        return f"{day:%B} {day.day}, {day.year}"
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse(primary(language) if primary(language) in _locales() else "en")
    return format_date(day, "long", locale)


def _locales() -> list[str]:
    from babel.localedata import locale_identifiers

    return locale_identifiers()
