"""Parsing the command line: flags that stand anywhere, then a command and its own flags, or a folder."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import NoReturn

import cockpit
from cockpit.cli.commands import COMMANDS, load
from cockpit.cli.output import Unusable
from cockpit.tui.keys import VIEWS


class Parser(argparse.ArgumentParser):
    """An argument parser whose errors are one line, with the nearest flag when one was misspelt."""

    def error(self, message: str) -> NoReturn:
        import difflib

        word = message.rpartition(" ")[2]
        known = [flag for action in self._actions for flag in action.option_strings if flag.startswith("--")]
        close = difflib.get_close_matches(word, known, n=1) if message.startswith("unrecognized") else []
        hint = f"did you mean {close[0]}?" if close else f"see {self.prog} --help"
        raise Unusable(f"{message}; {hint}", program=self.prog)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """All options of a call. `command` is "" for the cockpit itself, `folder` then the folder to open.

    Raises `Unusable` for what makes no sense, SystemExit after `--help` and `--version`.
    """
    argv, literal = _split(list(argv))
    everywhere = _everywhere()
    options, rest = everywhere.parse_known_args(argv)
    place = next((index for index, word in enumerate(rest) if not word.startswith("-")), None)
    if place is not None and rest[place] in COMMANDS:
        name = rest.pop(place)
        parser = Parser(prog=f"cockpit {name}", description=_sentence(COMMANDS[name]), allow_abbrev=False,
                        parents=[everywhere])  # fmt: skip
        load(name).arguments(parser)
        parser.parse_args(rest + literal, namespace=options)
        options.command, options.folder = name, "."
        return options
    _main_parser(everywhere).parse_args(rest + literal, namespace=options)
    options.command = ""
    return options


def _split(argv: list[str]) -> tuple[list[str], list[str]]:
    """The words before `--`, and those from it on, which are never flags."""
    at = argv.index("--") if "--" in argv else len(argv)
    return argv[:at], argv[at:]


def _everywhere() -> Parser:
    """The flags that every call takes, before or after the command."""
    parser = Parser(prog="cockpit", add_help=False, allow_abbrev=False)
    group = parser.add_argument_group("everywhere")
    add = group.add_argument
    add("--sprint", metavar="FILE", help="the sprint.toml to use (default: the nearest one upward)")
    add("--at", metavar="TIME", help="pretend it is TIME (ISO; without an offset, in the sprint's time zone)")
    add("--as-of", metavar="TIME", help="show everything as git had it at TIME, read-only")
    add("--freeze", action="store_true", help="with --at: stop the clock there")
    add("--plain", action="store_true", help="print the view as plain text")
    add("--view", choices=VIEWS, metavar="NAME", help=f"the view to show: {', '.join(VIEWS)}")
    add("--track", metavar="ID", help="the track to open on")
    add("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    return parser


def _main_parser(everywhere: Parser) -> Parser:
    width = max(map(len, COMMANDS))
    lines = "\n".join(f"  {name:<{width}}  {text}" for name, text in COMMANDS.items())
    parser = Parser(
        prog="cockpit",
        usage="cockpit [DIR] [flags]\n       cockpit COMMAND [flags]",
        description="A terminal cockpit for a sprint whose plans live as markdown in git.",
        epilog=f"commands:\n{lines}\n\n`cockpit COMMAND --help` tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
        parents=[everywhere],
    )
    parser.add_argument(
        "folder", nargs="?", default=".", metavar="DIR", help="where to look for sprint.toml (default: .)"
    )
    parser.add_argument("--version", action="version", version=f"cockpit {cockpit.__version__}")
    return parser


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}."
