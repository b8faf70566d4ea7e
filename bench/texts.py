"""Articles of any length, the same at every run, without a corpus: news from a valley that is nowhere.

python bench/texts.py WORDS ARTICLE.txt SENTENCES.json
"""

import json
import random
import sys
from dataclasses import dataclass
from pathlib import Path

SHORTEST, LONGEST = 8, 30
"""Words in a sentence."""
FEWEST, MOST = 1, 3
"""Sentences in a paragraph."""
MARGIN = 45
"""Words in half a paragraph: how far an article may end from the length asked for."""

WORDS: dict[str, list[str]] = json.loads(Path(__file__).with_name("words.json").read_text(encoding="utf-8"))
"""Words and phrases by kind."""


class Grammar:
    """Makes phrases with a random generator of its own."""

    def __init__(self, seed: int) -> None:
        """Start from `seed`: the same seed, the same phrases."""
        self._random = random.Random(seed)  # noqa: S311  nothing here is secret

    def one(self, *kinds: str) -> str:
        """Return a word or a phrase of one of `kinds`."""
        return self._random.choice(WORDS[self._random.choice(kinds)])

    def number(self, least: int, most: int) -> int:
        """Return a whole number from `least` to `most`."""
        return self._random.randint(least, most)

    def name(self) -> str:
        """Return a person's name."""
        return f"{self.one('first name')} {self.one('last name')}"

    def thing(self) -> str:
        """Return something in the valley."""
        return f"the {self.one('adjective')} {self.one('thing')}"

    def deed(self) -> str:
        """Return who did what."""
        who = self.one("role", "group")
        return f"{who} {self.one('verb')} {self.thing()}"

    def plain(self) -> str:
        """Return somebody's deed at some time, somewhere."""
        return f"{self.one('time')}, {self.deed()} near {self.one('place')}"

    def reason(self) -> str:
        """Return a deed and its cause."""
        return f"{self.deed()} in {self.one('place')} because {self.one('cause')}"

    def report(self) -> str:
        """Return what somebody said."""
        return f"{self.name()}, {self.one('role')}, told {self.one('group')} that {self.one('saying')}"

    def contrast(self) -> str:
        """Return two deeds at odds."""
        return f"although {self.deed()}, {self.deed()}, and {self.one('reaction')}"

    def aside(self) -> str:
        """Return a deed told with its place's past."""
        thing = self.thing()
        return f"{thing} in {self.one('place')}, which {self.one('group')} once {self.one('verb')}, needs help again"

    def sequel(self) -> str:
        """Return a deed and how it was received."""
        return f"{self.one('time')} {self.deed()}, but {self.one('reaction')}"

    def sentence(self) -> str:
        """Return a sentence of `SHORTEST` to `LONGEST` words."""
        kinds = (
            self.plain,
            self.reason,
            self.report,
            self.contrast,
            self.aside,
            self.sequel,
        )
        while True:
            text = self._random.choice(kinds)()
            if SHORTEST <= len(text.split()) <= LONGEST:
                return f"{text[0].upper()}{text[1:]}."


@dataclass(frozen=True, slots=True)
class Text:
    """An article: `paragraphs` of sentences, no two of which are equal."""

    title: str
    author: str
    paragraphs: tuple[tuple[str, ...], ...]

    @property
    def byline(self) -> str:
        """The line that names the author."""
        return f"By {self.author}"

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is to be spoken, title and byline included."""
        return self.title, self.byline, *(sentence for paragraph in self.paragraphs for sentence in paragraph)

    @property
    def words(self) -> int:
        """The number of words, title and byline included."""
        return sum(len(sentence.split()) for sentence in self.sentences)

    @property
    def plain(self) -> str:
        """The article as a text file, a blank line between paragraphs."""
        lines = [self.title, self.byline, *(" ".join(paragraph) for paragraph in self.paragraphs)]
        return "\n\n".join(lines) + "\n"


def make(words: int) -> Text:
    """Return an article of about `words` words: the same for the same number."""
    grammar = Grammar(words)
    title = f"A new future for {grammar.thing()} near {grammar.one('place')}"
    author = grammar.name()
    seen: set[str] = set()
    paragraphs: list[tuple[str, ...]] = []
    count = len(title.split()) + len(author.split()) + 1
    while count < words - MARGIN:
        paragraphs.append(_paragraph(grammar, seen))
        count += sum(len(sentence.split()) for sentence in paragraphs[-1])
    return Text(title, author, tuple(paragraphs))


def _paragraph(grammar: Grammar, seen: set[str]) -> tuple[str, ...]:
    """Return sentences that are not in `seen`, and add them to it."""
    sentences: list[str] = []
    length = grammar.number(FEWEST, MOST)
    while len(sentences) < length:
        sentence = grammar.sentence()
        if sentence not in seen:
            seen.add(sentence)
            sentences.append(sentence)
    return tuple(sentences)


def main(words: str, article: str, sentences: str) -> None:
    """Write an article of about `words` words, and its sentences as a list in JSON."""
    text = make(int(words))
    Path(article).write_text(text.plain, encoding="utf-8")
    Path(sentences).write_text(json.dumps(text.sentences), encoding="utf-8")
    print(f"{text.words} words in {len(text.sentences)} sentences and {len(text.paragraphs)} paragraphs")


if __name__ == "__main__":
    main(*sys.argv[1:])
