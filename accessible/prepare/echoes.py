"""Blocks that are known by the blocks around them: comments, tables of contents, pull quotes."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, pairwise

from accessible.document import Block, Role
from accessible.prepare.finding import Finding, Seen
from accessible.prepare.phrases import phrase
from accessible.prepare.shape import folded_words, is_full, plain, words
from accessible.prepare.when import DATE, RELATIVE

NEAR = 4  # blocks from the heading of the comments to the first comment
APART = 8  # blocks from one comment to the next
FEWEST_COMMENTS = 2
LONGEST_HEADING = 15  # words
LONGEST_LINE = 250  # characters: what is longer has no word breaks, and no pattern looks at it
SHORTEST_LIST = 3  # headings that a table of contents without a label has at least
SHORTEST_LABELLED = 2  # and one with a label
WORDS_OF_A_HEADING = 3  # in the mean: a list of shorter ones can be a list of things
SHORTEST_MENU = 4  # lines
TWICE = 2
RUN = 5  # words in a row
SAME = 0.9  # of the runs of words in a block that others have too
SHORTEST_REPEATED = 12  # words
LONGEST_REPEATED = 100_000  # characters: a whole article that stands on its page in one piece is shorter
FEWEST_WORDS_OF_AN_ARTICLE = 50
COMMENTS = frozenset({"comment", "comments", "commentlist", "disqus"})
"""What sites call what their readers write."""
QUOTATION_MARKS = frozenset('"“”„«»‘’‹›「『')
SHORTEST_QUOTE = 6  # words
LONGEST_QUOTE = 45  # words
_NUMBER = re.compile(r"(?:\d+(?:\.\d+)*[.)]?|[ivx]{1,5}[.)])\s+", re.IGNORECASE)
_REPLY = re.compile(
    r"(?:reply|log in to reply|antworten|répondre|responder|rispondi|beantwoorden|reageer|odpowiedz|ответить|відповісти"
    r"|svara|svar|cevapla|yanıtla|回复|回覆|返信(?:する)?|답글|رد|report|report abuse|like reply|upvote|melden)\W*",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r".{1,40}\s(?:says|said|sagt|schreibt|a dit|dit|dice|dijo|disse|zegt|пишет)(?: on .{1,40})?\s?[:：]", re.IGNORECASE
)


def comments_below(article: Seen) -> Iterator[int]:
    """Yield the comments below an article: from the heading above them to the last.

    There have to be two at least that are marked as such, by "Reply" or by who says something when, the first of them
    close to the heading.
    """
    blocks = article.blocks
    marks = [index for index, block in enumerate(blocks) if _is_reply(block)]
    if len(marks) < FEWEST_COMMENTS:
        return
    for index, block in enumerate(blocks):
        if _is_comments_heading(block) and any(index < mark <= index + NEAR + 1 for mark in marks):
            end = _last_comment(blocks, index)
            if end > index:
                yield from range(index, end + 1)
                return


def _last_comment(blocks: Sequence[Block], heading: int) -> int:
    """Return the index of the last block of the comments under `heading`, or that of the heading if there are none."""
    last, replies = heading, 0
    for index in range(heading + 1, len(blocks)):
        if index - last > APART:
            break
        if _is_reply(blocks[index]) or _is_dated(blocks[index]):
            last, replies = index, replies + _is_reply(blocks[index])
    return last if replies >= FEWEST_COMMENTS else heading


def _is_comments_heading(block: Block) -> bool:
    found = phrase(block.text) if _is_short(block.text) else None
    return bool(found and found.rule == "comments" and not found.outside)


def _is_reply(block: Block) -> bool:
    return bool(len(block.text) < 80 and (_REPLY.fullmatch(block.text) or _SAYS.fullmatch(block.text)))  # noqa: PLR2004  characters of a name and a date


def _is_dated(block: Block) -> bool:
    return _is_short(block.text) and bool(DATE.search(block.text) or RELATIVE.search(block.text))


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST_LINE and words(text, LONGEST_HEADING + 1) <= LONGEST_HEADING


def listed_headings(article: Seen) -> Iterator[int]:
    """Yield lines that stand in a row and once more, in the same order, further down, with text between them."""
    blocks = article.blocks
    for run in _repeated_runs(blocks):
        start, end = run[0][0], run[-1][0] + 1
        before = blocks[start - 1].text if start else ""
        is_labelled = _is_contents_label(before)
        is_announced = before.endswith((":", "：")) and not is_labelled
        length = sum(words(block.text) for block in blocks[start:end])
        is_long = len(run) >= (SHORTEST_LABELLED if is_labelled else SHORTEST_LIST)
        is_wordy = is_labelled or length >= len(run) * WORDS_OF_A_HEADING
        if is_long and is_wordy and not is_announced and _are_headings(run):
            yield from range(start - is_labelled, end)


def _is_contents_label(text: str) -> bool:
    found = phrase(text) if _is_short(text) else None
    return bool(found and found.rule == "contents")


def _are_headings(run: Sequence[tuple[int, int]]) -> bool:
    """Say whether text stands between most of the second places."""
    gaps = [later - earlier > 1 for (_, earlier), (_, later) in pairwise(run)]
    return sum(gaps) * 3 >= len(gaps) * 2


def repeated_menu(article: Seen) -> Iterator[int]:
    """Yield lines that stand above the body, and outside it once more, in a row and in the same order."""
    body = article.body
    for run in _repeated_runs(article.blocks):
        places = [place for pair in run for place in pair]
        is_outside = run[-1][0] < body.start and not any(place in body for place in places)
        if len(run) >= SHORTEST_MENU and is_outside and not _are_headings(run):
            yield from places


def _repeated_runs(blocks: Sequence[Block]) -> Iterator[list[tuple[int, int]]]:
    """Yield rows of neighbouring lines that stand twice, in the same order both times: the places of each."""
    names = [_heading(block) for block in blocks]
    places: dict[str, list[int]] = {}
    for index, name in enumerate(names):
        places.setdefault(name, []).append(index)
    run: list[tuple[int, int]] = []
    for index, name in enumerate(names):
        first, again = places[name] if name and len(places[name]) == TWICE else (-1, -1)
        if run and not (first == index and again > run[-1][1]):
            yield run
            run = []
        if first == index:
            run.append((index, again))
    if run:
        yield run


def _heading(block: Block) -> str:
    """Return the words of a block that can be a heading, without its number."""
    can_be = not (block.role is Role.CODE or block.role is Role.TABLE or is_full(block))
    return _unnumbered(block.text) if can_be else ""


@lru_cache(maxsize=1 << 14)
def _unnumbered(text: str) -> str:
    return plain(_NUMBER.sub("", text, count=1)) if _is_short(text) else ""


def pull_quote(article: Seen) -> Iterator[Finding]:
    """A quote between the paragraphs that repeats words of one of them."""
    body = article.body
    quotes = {
        index: folded_words(block.text)
        for index, block in enumerate(article.blocks[body.start : body.stop], body.start)
        if _can_be_quote(block)
    }
    starts: dict[tuple[str, ...], list[str]] = {tuple(said[:SHORTEST_QUOTE]): [] for said in quotes.values()}
    for block in article.blocks[body.start : body.stop] if quotes else ():
        if is_full(block):
            said = folded_words(block.text)
            for start in starts.keys() & _runs(said, SHORTEST_QUOTE):
                starts[start].append(" ".join(said))
    for index, said in quotes.items():
        quote = " ".join(said)
        longer = starts[tuple(said[:SHORTEST_QUOTE])]
        if any(len(text) > len(quote) and f" {quote} " in f" {text} " for text in longer):
            yield Finding(index, "a pull quote: the text says it too")


def _can_be_quote(block: Block) -> bool:
    """Say whether a block is marked as a quote and has its length."""
    is_said = block.role is Role.BLOCKQUOTE or (block.role is Role.PARAGRAPH and block.text[0] in QUOTATION_MARKS)
    return is_said and SHORTEST_QUOTE <= words(block.text, LONGEST_QUOTE + 1) <= LONGEST_QUOTE


pull_quote.__name__ = "pull quote"


def repeated(article: Seen) -> Iterator[Finding]:
    """Text that other blocks of a page say as well: all of it, in the same words."""
    said = {
        index: spoken
        for index, block in enumerate(article.blocks)
        if block.clues and block.clues.path and len(block.text) <= LONGEST_REPEATED
        if len(spoken := folded_words(block.text)) >= SHORTEST_REPEATED
    }
    ends = {index: (tuple(spoken[:RUN]), tuple(spoken[-RUN:])) for index, spoken in said.items()}
    times = _times(said.values(), {run for pair in ends.values() for run in pair})
    runs = {index: {*_runs(said[index], RUN)} for index, pair in ends.items() if all(times[run] > 1 for run in pair)}
    times = _times(said.values(), set().union(*runs.values()))
    for index in sorted(runs, key=lambda at: (-len(said[at]), -at)):
        is_twice = all(times[run] > 1 for run in ends[index])
        if is_twice and sum(times[run] > 1 for run in runs[index]) >= SAME * len(runs[index]):
            times.subtract(runs[index])
            yield Finding(index, "the page says it twice")


def _times(texts: Iterable[Sequence[str]], wanted: set[tuple[str, ...]]) -> Counter[tuple[str, ...]]:
    """Return in how many texts each of the wanted runs of words stands."""
    if not wanted:
        return Counter()
    return Counter(chain.from_iterable(wanted.intersection(_runs(said, RUN)) for said in texts))


def _runs(said: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """Return every row of `length` neighbouring words."""
    return zip(*(said[at:] for at in range(length)), strict=False)


def marked_comments(article: Seen) -> Iterator[int]:
    """What a page's markup calls comments, if there is an article beside it."""
    marked = {index for index, block in enumerate(article.blocks) if block.clues and block.clues.names & COMMENTS}
    others = (words(block.text) for index, block in enumerate(article.blocks) if marked and index not in marked)
    if sum(others) >= FEWEST_WORDS_OF_AN_ARTICLE:
        yield from sorted(marked)


def picture_captions(article: Seen) -> Iterator[int]:
    """Captions of the pictures of a page."""
    for index, block in enumerate(article.blocks):
        if block.role is Role.CAPTION and block.clues and block.clues.kind == "figcaption":
            yield index
