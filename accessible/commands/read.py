"""`accessible read`: what would be spoken, and what not; of a feed, its items."""

import argparse
from pathlib import Path

from accessible import logs, pipeline, report, terminal
from accessible.commands.common import check_limit, settings_of
from accessible.document import Article
from accessible.errors import UsageError
from accessible.readers.fetch import fetch
from accessible.readers.recognise import FEEDS
from accessible.readers.source import Source
from accessible.settings import Settings


def run(options: argparse.Namespace) -> int:
    """Print or write what would be spoken, or list the items of a feed."""
    with terminal.interruptible(), logs.collected() as logged:
        settings = settings_of(options)
        source = fetch(options.source, pipeline.network(settings))
        if source.media_type in FEEDS and not settings.item:
            return _list(source, options, settings)
        article = pipeline.read_source(options.source, source, settings)
    manner = pipeline.manner(settings)
    terminal.warn(logged)
    if options.html:
        _write_review(article, options)
    if options.json:
        terminal.print_json({**report.article(article), **(report.spoken(article, manner) if options.spoken else {})})
    elif options.spoken:
        terminal.say(*report.spoken_lines(article, manner))
    elif options.html:
        terminal.say(f"Done. What is spoken, and what not: {options.html}")
    else:
        terminal.say(*report.article_lines(article))
    return 0


def _list(source: Source, options: argparse.Namespace, settings: Settings) -> int:
    """List the items of a feed."""
    check_limit(options)
    with logs.collected() as logged:
        found = pipeline.read_feed(options.source, source, settings)
    items = found.items[: options.limit]
    if options.json:
        terminal.print_json(report.feed(found, items))
        return 0
    terminal.warn(logged)
    terminal.say(*report.feed_lines(found, items))
    return 0


def _write_review(article: Article, options: argparse.Namespace) -> None:
    from accessible import review

    source, path = Path(options.source), Path(options.html)
    if path.exists() and source.exists() and path.samefile(source):
        message = f"{options.html!r} is the article itself: name another file with --html."
        raise UsageError(message)
    review.write(article, path)
