"""The `accessible` command: results on standard output, talk on standard error."""

import argparse
import os
import sys
from importlib import import_module

from accessible.errors import AccessibleError, Terminated

TYPE_CHECKING = False  # importing typing would cost a tenth of the time that --help takes
if TYPE_CHECKING:
    from collections.abc import Sequence


EXIT_CODES = """\
exit codes:
  0    done
  1    a bug in accessible
  2    a wrong option or setting
  3    some articles of a batch could not be made
  4    the article could not be fetched or read
  5    a file could not be written, or a process not be started
  6    a voice could not speak
  7    a book or a feed is not what it should be
  8    a format cannot be made here, or not of this article
  130  interrupted
  143  terminated
"""

ENGINES = "auto, hibari, espeak, piper, command, gtts, tone, or one that you installed (default: auto)"
LISTS = "a file with a path or an address a line, a CSV, a folder, a feed, or OPML"
GO_ON = "What is spoken already is kept: run the same command again to go on."


def main(arguments: "Sequence[str] | None" = None) -> None:
    """Run the command and exit with its code."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  closed by the caller: wanted
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a letter that the terminal does not know is no reason to stop
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: "Sequence[str]") -> int:
    """Run the command and return its exit code. Every error is one sentence on standard error."""
    options = _parser().parse_args(arguments)
    try:
        command = import_module(f"accessible.commands.{options.run}")  # only what is asked for is loaded
        code: int = command.run(options)
    except AccessibleError as error:
        if getattr(options, "json", False):
            from accessible.terminal import print_json

            print_json({"error": {"code": error.code, "message": str(error)}})
        return _fail(str(error), error.exit_code)
    except (KeyboardInterrupt, Terminated) as stopped:
        word, code = ("Terminated", 143) if isinstance(stopped, Terminated) else ("Interrupted", 130)
        return _fail(f"{word}. {GO_ON}", code)
    except BrokenPipeError:
        return 0
    except Exception as error:
        if os.environ.get("ACCESSIBLE_DEBUG"):
            raise
        bug = f"A bug in accessible ({type(error).__name__}: {error})"
        return _fail(f"{bug}: run again with ACCESSIBLE_DEBUG=1 and report what it prints.", 1)
    return code


def _fail(sentence: str, code: int) -> int:
    from accessible.terminal import printable

    sys.stderr.write(f"accessible: {printable(sentence)}\n")
    return code


class _Version(argparse.Action):
    """Prints the version of the installed package, which is looked up only then."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        sys.stdout.write(f"accessible {version('accessible')}\n")
        parser.exit()


def _help(prog: str) -> argparse.HelpFormatter:
    """Format help in lines of one width, whatever the terminal's: a screen reader reads them the same everywhere."""
    return argparse.RawDescriptionHelpFormatter(prog, width=90, max_help_position=24)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="accessible",
        description="Turn a web article into a read-along EPUB 3, a podcast, and accessible copies.",
        epilog=EXIT_CODES,
        formatter_class=_help,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _add_make(commands)
    _add_read(commands)
    _add_voices(commands)
    _add_proof(commands)
    _add_check(commands)
    _add_batch(commands)
    _add_estimate(commands)
    _add_store(commands)
    _add_feed(commands)
    return parser


def _add_make(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    make = commands.add_parser(
        "make",
        help="make an EPUB and a podcast file of an article",
        description="Make an EPUB, a podcast file and other formats of an article, or of several in one book.",
        formatter_class=_help,
    )
    _add_source(make, several=True)
    make.add_argument("--book", metavar="TITLE", help="put all articles in one book, with this title")
    make.add_argument("--title", metavar="T", help="the title, instead of the one that is found")
    make.add_argument("--author", metavar="A", help="the author, instead of the one that is found")
    _add_output(make)
    _add_runner(make)
    _add_making(make)
    make.set_defaults(run="make")


def _add_making(make: argparse.ArgumentParser) -> None:
    """Add what says which files are made, and how."""
    make.add_argument(
        "--format", metavar="NAMES", help="what to make, with commas between, or all (default: epub,podcast)"
    )
    make.add_argument(
        "--sync",
        metavar="WHAT",
        help="what the EPUB marks as it is heard: word, sentence or paragraph (default: sentence)",
    )
    make.add_argument(
        "--for",
        metavar="READER",
        dest="reader",
        help="the reading system: any, thorium, readest, kobo or apple, whose pages are fixed (default: any)",
    )
    _add_speech(make)
    make.add_argument("--quote-voice", metavar="NAME", help="another voice, for quotations that are set apart")
    make.add_argument("--heading-voice", metavar="NAME", help="another voice, for headings")
    _add_certifier(make)
    _add_copies(make)
    make.add_argument("--quiet", action="store_true", help="print nothing but errors and warnings")
    make.add_argument("--plain", action="store_true", help="report progress in lines, never by rewriting one")


def _add_output(command: argparse.ArgumentParser) -> None:
    command.add_argument("-o", "--output", metavar="DIR", help="folder for the files (default: the current one)")


def _add_runner(command: argparse.ArgumentParser) -> None:
    """Add what says where the work is done."""
    command.add_argument(
        "--runner",
        metavar="WHERE",
        help="inline, processes, or a cluster's scheduler, as tcp://HOST:PORT (default: processes)",
    )


def _add_certifier(make: argparse.ArgumentParser) -> None:
    """Add who says that the book is accessible: without a name, the book makes no such claim."""
    make.add_argument("--certified-by", metavar="NAME", help="who says that the book meets WCAG 2.2 at level AA")
    make.add_argument("--certified-on", metavar="DATE", help="when they evaluated it, such as 2026-11-24")
    make.add_argument("--certifier-credential", metavar="TEXT", help="what entitles them to say so")
    make.add_argument("--certifier-report", metavar="URL", help="where their report can be read")


def _add_copies(make: argparse.ArgumentParser) -> None:
    copies = make.add_argument_group("accessible copies")
    copies.add_argument("--print-size", metavar="PT", help="size of large print, in points (default: 18)")
    copies.add_argument("--braille", metavar="GRADE", help="uncontracted or contracted (default: uncontracted)")
    copies.add_argument("--braille-table", metavar="NAME", help="a table of liblouis, instead of the language's")
    copies.add_argument("--braille-width", metavar="N", help="cells of a line of braille (default: 40)")
    copies.add_argument("--braille-lines", metavar="N", help="lines of a page of braille (default: 25)")
    copies.add_argument(
        "--separate-audio",
        action="store_true",
        default=None,
        help="leave the sound of the read-along page beside it, not in it",
    )


def _add_speech(command: argparse.ArgumentParser) -> None:
    """Add what says how a text is spoken."""
    command.add_argument("--engine", metavar="NAME", help=ENGINES)
    command.add_argument("--voice", metavar="NAME", help="a voice that 'accessible voices' lists; or en=NAME,zh=NAME")
    command.add_argument("--rate", metavar="N", help="speed, as a factor of the voice's own (default: 1)")
    command.add_argument("--pitch", metavar="N", help="pitch, as a factor of the voice's own (default: 1)")
    command.add_argument("--loudness", metavar="LUFS", help="loudness, from -31 to -16 (default: -19)")
    command.add_argument("--store", metavar="DIR", help="folder that keeps recordings, for the next run")


def _add_voices(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    voices = commands.add_parser(
        "voices",
        help="list the voices, or try one",
        description="List the voices that can be used now, or hear how one says a text.",
        formatter_class=_help,
    )
    voices.add_argument("--say", metavar="TEXT", help="say this text instead, and write it as an MP3 file")
    voices.add_argument("-o", "--output", metavar="FILE", help="the file for what is said (default: say.mp3)")
    voices.add_argument("--language", metavar="TAG", help="language of the text, such as en or pt-BR")
    _add_speech(voices)
    _add_manner(voices)
    _add_network(voices)
    voices.add_argument("--json", action="store_true", help="print JSON")
    voices.set_defaults(run="voices")


def _add_read(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    read = commands.add_parser(
        "read",
        help="show what would be spoken, and what not",
        description="Show what would be spoken, and what not.",
        formatter_class=_help,
    )
    _add_source(read)
    read.add_argument("--limit", metavar="N", type=int, help="of a feed, list the first N items only")
    read.add_argument("--html", metavar="FILE", help="write it as a page to look at, instead of printing it")
    read.add_argument(
        "--spoken", action="store_true", help="show the sentences that are not spoken as they are written"
    )
    read.set_defaults(run="read")


def _add_proof(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    proof = commands.add_parser(
        "proof",
        help="check that what is heard in a book is what is written",
        description="Check that what is heard in an EPUB with media overlays is what is written in it.",
        formatter_class=_help,
    )
    proof.add_argument("book", metavar="BOOK", help="an EPUB 3 with media overlays, whoever made it")
    proof.add_argument(
        "--model", metavar="MODEL", dest="proof_model", help="a Whisper model that listens: a folder, or a name"
    )
    proof.add_argument("--limit", metavar="N", type=int, help="list the N worst findings and sentences (default: 20)")
    proof.add_argument("--offline", action="store_true", default=None, help="refuse to use the network")
    proof.add_argument("--json", action="store_true", help="print JSON")
    proof.set_defaults(run="proof")


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    check = commands.add_parser(
        "check",
        help="check that a book is valid, accessible, and keeps what it promises",
        description="Check EPUBs, whoever made them: by our rules, and by EPUBCheck and Ace where these are.",
        formatter_class=_help,
    )
    check.add_argument("books", metavar="FILE", nargs="+", help="an EPUB")
    check.add_argument("--html", metavar="FILE", help="write what is found as a page, too")
    check.add_argument("--json", action="store_true", help="print JSON")
    check.set_defaults(run="check")


def _add_batch(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    batch = commands.add_parser(
        "batch",
        help="make the files of many articles",
        description="Make the files of all articles that a list names; what is there already is left as it is.",
        formatter_class=_help,
    )
    batch.add_argument("list", metavar="LIST", help=LISTS)
    batch.add_argument(
        "--folders",
        choices=("none", "date", "source"),
        default="none",
        help="folders in the output folder, by month or by source (default: none)",
    )
    batch.add_argument("--retry-failed", action="store_true", help="try again what failed in an earlier run")
    batch.add_argument(
        "--keep-going", action=argparse.BooleanOptionalAction, default=True, help="go on where an article fails"
    )
    batch.add_argument("--csv", metavar="FILE", help="write what became of each article as a table, too")
    _add_output(batch)
    _add_runner(batch)
    _add_reading(batch)
    _add_making(batch)
    batch.set_defaults(run="batch")


def _add_estimate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    estimate = commands.add_parser(
        "estimate",
        help="say what a batch would cost: sound, computing, disk, money",
        description="Read all articles of a list, make some of them, and say what making all of them would cost here.",
        formatter_class=_help,
    )
    estimate.add_argument("list", metavar="LIST", help=LISTS)
    estimate.add_argument("--price", metavar="N", type=float, help="what an hour of CPU costs")
    _add_reading(estimate)
    _add_making(estimate)
    estimate.set_defaults(run="estimate")


def _add_store(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    store = commands.add_parser(
        "store",
        help="look after what is kept for the next run",
        description="Say how large the store of recordings is, check all of it, or take away what is of no use.",
        formatter_class=_help,
    )
    store.add_argument("do", metavar="WHAT", choices=("size", "check", "prune"), help="size, check or prune")
    store.add_argument("--days", metavar="N", type=int, help="of prune: take away all that is older than N days, too")
    store.add_argument("--store", metavar="DIR", help="the folder (default: in your cache folder)")
    store.add_argument("--json", action="store_true", help="print JSON")
    store.set_defaults(run="store")


def _add_feed(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    feed = commands.add_parser(
        "feed",
        help="check the feed of a podcast",
        description="Look after a show: a folder that 'accessible make --format feed' has made.",
        formatter_class=_help,
    )
    actions = feed.add_subparsers(title="commands", metavar="COMMAND", required=True)
    check = actions.add_parser(
        "check",
        help="check that directories will take a show",
        description="Check a show by what Apple and PSP-1 ask of a feed, and that its files are what it says.",
        formatter_class=_help,
    )
    check.add_argument("show", metavar="SHOW", help="the folder with feed.xml")
    check.add_argument("--json", action="store_true", help="print JSON")
    check.set_defaults(run="feed")


def _add_source(command: argparse.ArgumentParser, *, several: bool = False) -> None:
    """Add what says what is read, and how: one article, or several."""
    told = "a file, an http or https address, or - for standard input"
    command.add_argument("source", metavar="SOURCE", nargs="+" if several else None, help=told)
    command.add_argument("--item", metavar="N", help="of a feed, the item with this number, identifier or address")
    _add_reading(command)


def _add_reading(command: argparse.ArgumentParser) -> None:
    """Add what says how articles are read, and what of them is said."""
    command.add_argument("--language", metavar="TAG", help="language of the article, such as en or pt-BR")
    _add_network(command)
    command.add_argument("--json", action="store_true", help="print JSON")
    _add_manner(command)
    command.add_argument(
        "--announce-headings", action="store_true", default=None, help="say before each heading that it is one"
    )
    _add_choices(command)


def _add_network(command: argparse.ArgumentParser) -> None:
    """Add what may be reached."""
    command.add_argument("--offline", action="store_true", default=None, help="refuse to use the network")
    command.add_argument(
        "--allow-private-network",
        metavar="HOST",
        action="append",
        help="a host, address or network (10.0.0.0/8) that may be asked although it is not on the public internet",
    )


def _add_manner(command: argparse.ArgumentParser) -> None:
    """Add what says how a text becomes words."""
    command.add_argument(
        "--lexicon", metavar="FILE", action="append", dest="lexicons", help="words and how they are said, as a PLS file"
    )
    command.add_argument("--emoji", metavar="WHAT", help="skip emoji, or name them (default: skip)")


def _add_choices(command: argparse.ArgumentParser) -> None:
    choices = command.add_argument_group("cleaning", "'accessible read' names the rules; each option can be repeated")
    choices.add_argument("--keep", metavar="RULE", action="append", help="speak what this rule would take out")
    choices.add_argument("--drop", metavar="RULE", action="append", help="leave out all that this rule finds")
    choices.add_argument("--keep-text", metavar="WORDS", action="append", help="speak the paragraphs with these words")
    choices.add_argument("--raw", action="store_true", default=None, help="take nothing out, speak all as it stands")
