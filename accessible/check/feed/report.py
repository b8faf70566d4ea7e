"""What is found in a show, as lines and as JSON."""

from accessible import assets
from accessible.check.feed.examine import CheckedFeed
from accessible.check.feed.rules import rules
from accessible.check.message import Severity

_COUNTED = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def as_json(feed: CheckedFeed) -> dict[str, object]:
    """Return what `feed check --json` prints."""
    return {
        "sound": feed.is_sound,
        "feed": str(feed.path),
        "episodes": feed.episodes,
        **{f"{severity.value}s": feed.count(severity) for severity in _COUNTED},
        "messages": [
            {
                "code": message.code,
                "severity": message.severity,
                "path": message.path,
                "text": message.text,
                "sources": [assets.podcast_sources()[name] for name in rules()[message.code].sources],
            }
            for message in feed.messages
        ],
    }


def lines(feed: CheckedFeed) -> list[str]:
    """Return what `feed check` prints: each message, the worst first, and what that comes to."""
    found = [
        f"{each.severity}, {each.code}{f', {each.path}' if each.path else ''}: {each.text}" for each in feed.messages
    ]
    counts = [(feed.count(severity), severity.value) for severity in _COUNTED]
    said = [f"{count} {name}{'s' * (count != 1)}" for count, name in counts if count] or ["nothing was found"]
    many = f"{feed.episodes} episode{'s' * (feed.episodes != 1)}"
    return [f"{feed.path}, {many}", *found, f"{', '.join(said)[0].upper()}{', '.join(said)[1:]}."]
