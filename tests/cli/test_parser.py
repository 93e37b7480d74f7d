"""The command line: flags anywhere, commands before folders, errors in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from cockpit.cli.commands import COMMANDS, load
from cockpit.cli.main import main
from cockpit.cli.output import Unusable
from cockpit.cli.parser import parse


@pytest.mark.parametrize(
    ("argv", "command", "folder"),
    [([], "", "."), (["sub"], "", "sub"), (["status"], "status", "."), (["./status"], "", "./status"),
     (["--at", "status", "status"], "status", "."), (["--view", "day", "somewhere"], "", "somewhere"),
     (["--", "status"], "", "status"), (["--json", "status"], "status", ".")],
)  # fmt: skip
def test_a_command_wins_over_a_folder(argv: list[str], command: str, folder: str) -> None:
    options = parse(argv)
    assert (options.command, options.folder) == (command, folder)


@pytest.mark.parametrize(
    "argv",
    [["--at", "T", "--sprint=f", "status", "--json"], ["status", "--json", "--at=T", "--sprint", "f"],
     ["--sprint", "f", "status", "--at", "T", "--json"]],
)  # fmt: skip
def test_flags_stand_before_or_after_the_command(argv: list[str]) -> None:
    options = parse(argv)
    assert (options.command, options.at, options.sprint, options.json) == ("status", "T", "f", True)
    assert (options.plain, options.view, options.track, options.freeze, options.no_mouse, options.as_of) == (
        False, None, None, False, False, None,
    )  # fmt: skip


def test_what_follows_two_dashes_is_no_flag() -> None:
    assert parse(["tick", "--", "--at", "-x"]).items == ["--at", "-x"]
    options = parse(["--at", "T", "add", "claude", "--", "--view the board"])
    assert (options.at, options.track_id, options.text) == ("T", "claude", "--view the board")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["status", "--jsn"], "cockpit status: unrecognized arguments: --jsn; did you mean --json?"),
        (["status", "x"], "cockpit status: unrecognized arguments: x; see cockpit status --help"),
        (["tick"], "cockpit tick: the following arguments are required: ITEM; see cockpit tick --help"),
        (["--vew", "day"], "cockpit: unrecognized arguments: --vew; did you mean --view?"),
        (["a", "b"], "cockpit: unrecognized arguments: b; see cockpit --help"),
        (["--at"], "cockpit: argument --at: expected one argument; see cockpit --help"),
    ],
)
def test_errors_are_one_line(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    out, err = capsys.readouterr()
    assert (out, err) == ("", said + "\n")


def test_an_unknown_view_says_which_there_are() -> None:
    with pytest.raises(Unusable, match=r"'burndown'.*board"):
        parse(["--view", "burndown"])


def test_neither_command_nor_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                    capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert main(["statsu"]) == 2
    assert capsys.readouterr().err == 'cockpit: statsu: neither a command nor a folder; did you mean "status"?\n'


def test_help_names_every_command_and_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    text = capsys.readouterr().out
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert main(["--version"]) == 0
    assert capsys.readouterr().out.startswith("cockpit 0.")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_file_and_its_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert callable(load(name).run)
    assert main([name, "--help"]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"usage: cockpit {name}")
    assert "--sprint FILE" in text
