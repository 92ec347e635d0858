"""The command ``classroom``: choose exercises, pack them, and grade what comes back. It needs no network."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from pathlib import Path

from widgets.classroom.problems import ClassroomError
from widgets.classroom.words import ENGLISH, LANGUAGES
from widgets.cli import choosing, commands
from widgets.packages.formats import FORMATS

CANNOT = 2
STOPPED = 130
"""What a shell gives for a program that Ctrl-C ended."""
DESCRIPTION = """\
Choose exercises of the book, hand them out, and grade what comes back.

  classroom pick --chapter working_alliance                     what there is
  classroom pick --chapter working_alliance --title "Week 2"    assignment, bank and link
  classroom pack assignment.json --to moodle canvas             packages
  classroom collate assignment.json download.zip --roster class.csv
"""
EPILOG = (
    "Exit codes: 0 all is well, 1 there are problems to look at (they are listed), 2 it could not be done, "
    "130 stopped by Ctrl-C."
)


def make_parser() -> ArgumentParser:
    """Describe every verb and its options."""
    parser = ArgumentParser(
        "classroom", description=DESCRIPTION, epilog=EPILOG, formatter_class=RawDescriptionHelpFormatter
    )
    verbs = parser.add_subparsers(title="verbs", required=True, metavar="VERB")
    _add_pick(verbs.add_parser("pick", help="list exercises; with --title, make an assignment of them"))
    _add_pack(verbs.add_parser("pack", help="write packages for learning systems and for print"))
    _add_collate(verbs.add_parser("collate", help="grade what was handed in"))
    _add_check(verbs.add_parser("check", help="check response files or, with none, the book's exercises and keys"))
    _add_variants(verbs.add_parser("variants", help="write which numbers each student gets"))
    return parser


def _add_pick(parser: ArgumentParser) -> None:
    parser.add_argument("items", nargs="*", metavar="ID", help="exercises by id, in order; or choose by the options")
    for name in choosing.OPTIONS:
        parser.add_argument(f"--{name}", help=f"only with this {name}")
    parser.add_argument("--minutes", type=float, help="at most so many minutes each")
    parser.add_argument("--title", help="of the assignment; without it, exercises are only listed")
    parser.add_argument("--due", default="", help="in your words; students read it")
    parser.add_argument("--variants", action="store_true", help="give each student numbers of their own")
    parser.add_argument("--site", default="", help="where your students read the book, for their link")
    _finish(parser, choosing.pick)


def _add_pack(parser: ArgumentParser) -> None:
    _add_assignment(parser)
    parser.add_argument("--to", nargs="+", choices=FORMATS, default=[], metavar="FORMAT", help=", ".join(FORMATS))
    parser.add_argument("--site", default="", help="address of the book, for links to its chapters")
    parser.add_argument("--pdf", action="store_true", help="also a worksheet as PDF, by Chromium")
    _add_language(parser, "of what the packages say around the exercises, which stay English")
    _finish(parser, commands.pack)


def _add_language(parser: ArgumentParser, help_text: str) -> None:
    parser.add_argument("--language", choices=LANGUAGES, default=ENGLISH, help=help_text)


def _add_collate(parser: ArgumentParser) -> None:
    _add_assignment(parser)
    parser.add_argument("files", nargs="+", type=Path, help="zips of a learning system, response files, or folders")
    parser.add_argument("--roster", type=Path, help="the list of students, as your learning system exports it")
    parser.add_argument(
        "--marks", nargs="+", type=Path, default=[], help="files of marks and decisions from the grading page"
    )
    parser.add_argument("--way", choices=("mean", "first"), default="mean", help="what counts of two markers")
    parser.add_argument(
        "--accept", nargs="+", default=[], metavar="FILE", help="files and decisions that count though held"
    )
    parser.add_argument("--answers", action="store_true", help="say on the students' sheets what is right")
    parser.add_argument("--pdf", action="store_true", help="write the students' sheets as PDF, too")
    _add_language(parser, "of the students' sheets around the exercises, which stay English")
    _finish(parser, commands.collate_class)


def _add_check(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, help="response files, zips or folders")
    _finish(parser, commands.check, output=False)


def _add_variants(parser: ArgumentParser) -> None:
    _add_assignment(parser)
    parser.add_argument("roster", type=Path, help="the list of students")
    _finish(parser, commands.variants)


def _add_assignment(parser: ArgumentParser) -> None:
    parser.add_argument("assignment", type=Path, help="the assignment's file (assignment.json)")


def _finish(parser: ArgumentParser, act: Callable[..., int], *, output: bool = True) -> None:
    parser.add_argument("--bank", type=Path, help="a bank with keys (….bank.json); else the one beside, or the book's")
    if output:
        parser.add_argument("--output", "-o", type=Path, default=Path(), help="folder to write into")
    parser.set_defaults(act=act)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks, and give the exit code."""
    args = make_parser().parse_args(arguments)
    try:
        code: int = args.act(args)
    except KeyboardInterrupt:
        print("classroom: stopped; the files named above are written, and no others.", file=sys.stderr)
        return STOPPED
    except (ClassroomError, OSError, KeyError, ValueError) as error:
        told = error.args[0] if isinstance(error, KeyError) else error
        print(f"classroom: {told}", file=sys.stderr)
        return CANNOT
    return code


if __name__ == "__main__":
    sys.exit(main())
