"""The one place that runs git: the real program (2.30+), never through a shell, never without a time limit.

Errors are data. Reading runs nothing the repository brings along: no hooks, no fsmonitor, no pager, no external diff,
no textconv, no signature checks, no transport (a partial clone stays partial). Paths are bytes with `surrogateescape`.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Timer
from typing import IO

from cockpit.repo.trouble import Answer, Problem, problem_of

READ_LIMIT = 30.0
"""Seconds a reading command may take."""
ACT_LIMIT = 120.0
OUTPUT_CAP = 256 * 1024 * 1024

_HARMLESS = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.commitGraph=true",
    "core.quotePath=false",
    "log.showSignature=false",
    "log.follow=false",
    "log.diffMerges=separate",
    "diff.ignoreSubmodules=none",
    "submodule.recurse=false",
    "protocol.allow=never",
    "advice.detachedHead=false",
)
_DIFFING = frozenset({"log", "diff-tree", "diff-index", "diff-files", "show"})
_NO_PROGRAMS = ("--no-ext-diff", "--no-textconv", "--no-color", "-O/dev/null")
_LOCAL = (
    "GIT_ALTERNATE_OBJECT_DIRECTORIES",
    "GIT_CONFIG",
    "GIT_CONFIG_COUNT",
    "GIT_CONFIG_PARAMETERS",
    "GIT_OBJECT_DIRECTORY",
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_IMPLICIT_WORK_TREE",
    "GIT_GRAFT_FILE",
    "GIT_INDEX_FILE",
    "GIT_NO_REPLACE_OBJECTS",
    "GIT_REPLACE_REF_BASE",
    "GIT_PREFIX",
    "GIT_SHALLOW_FILE",
    "GIT_COMMON_DIR",
    "GIT_NAMESPACE",
    "GIT_EXTERNAL_DIFF",
    "GIT_DIFF_OPTS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)
_ALWAYS = {
    "LC_ALL": "C",
    "LANGUAGE": "",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_PAGER": "cat",
    "GIT_EDITOR": ":",
    "GIT_SEQUENCE_EDITOR": ":",
    "GIT_ASKPASS": "true",
    "SSH_ASKPASS": "true",
    "SSH_ASKPASS_REQUIRE": "never",
    "GCM_INTERACTIVE": "never",
    "GIT_MERGE_AUTOEDIT": "no",
}
_SILENT_READING = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_REPLACE_OBJECTS": "1"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Git:
    """A repository with a working tree. `folder` is where sprint.toml stands, at or below `root`. Real paths all."""

    folder: Path
    root: Path
    git_dir: Path
    common_dir: Path
    shallow: bool = False

    def read(
        self, command: str, *args: str, stdin: bytes = b"", limit: float = READ_LIMIT, cap: int = OUTPUT_CAP
    ) -> Answer:
        """Run a command that only looks, from the root. Output beyond `cap` bytes is a problem, not memory."""
        environment = reading_environment()
        if command == "check-ignore":  # the one that knows no literal paths
            del environment["GIT_LITERAL_PATHSPECS"]
        return run(reading(command, *args), self.root, environment, stdin=stdin, limit=limit, cap=cap)

    def act(
        self,
        command: str,
        *args: str,
        stdin: bytes = b"",
        limit: float = ACT_LIMIT,
        environment: Mapping[str, str] | None = None,
    ) -> Answer:
        """Run a command that changes something, with the team's hooks and remotes; it can neither ask nor hang."""
        env = environment_for_git() | dict(environment or {})
        return run((command, *args), self.root, env, stdin=stdin, limit=limit, to_file=True)

    @contextmanager
    def stream(self, command: str, *args: str, stdin: bytes = b"", limit: float = READ_LIMIT) -> Iterator[IO[bytes]]:
        """The output of a reading command as it comes; ends early (no error) when git fails or the time is up."""
        with ExitStack() as stack:
            try:
                begun = begin(reading(command, *args), self.root, reading_environment(), stdin)
                process = stack.enter_context(begun)[0]
            except (OSError, ValueError):
                yield stack.enter_context(tempfile.TemporaryFile())
                return
            stack.enter_context(_watched(process, limit))
            assert process.stdout is not None
            yield process.stdout

    @property
    def prefix(self) -> str:
        """Where `folder` stands below the root: "" or a path that ends in `/`."""
        inside = str(self.folder)[len(str(self.root)) :].strip("/")
        return f"{inside}/" if inside else ""

    def inside(self, path: str) -> str:
        """A path relative to the folder of sprint.toml as one relative to the root, "" if it leads out."""
        joined = os.path.normpath(self.prefix + path)
        return "" if joined.startswith(("..", "/")) or joined == "." else joined

    def shown(self, path: str) -> str:
        """A path relative to the root as one relative to the folder of sprint.toml."""
        if not self.prefix:
            return path
        if path.startswith(self.prefix):
            return path[len(self.prefix) :]
        return os.path.relpath(path, self.prefix) + ("/" if path.endswith("/") else "")


def open_git(folder: Path) -> Git | Problem:
    """The repository around a folder, or why there is none to be used."""
    real = Path(os.path.realpath(folder))
    asked = ("--is-shallow-repository", "--show-toplevel", "--absolute-git-dir", "--git-common-dir")
    answer = run(reading("rev-parse", *asked), real, reading_environment())
    if answer.problem:
        return answer.problem
    values = answer.text.split("\n")
    if len(values) != len(asked):  # a path with a line end in it
        values = [run(reading("rev-parse", one), real, reading_environment()).text for one in asked]
    root, git_dir = Path(os.path.realpath(values[1])), Path(os.path.realpath(values[2]))
    if not real.is_relative_to(root):
        return Problem("no-repository", f"git's working tree is elsewhere: {values[1]}", "check core.worktree")
    common = Path(os.path.realpath(real / values[3]))
    return Git(folder=real, root=root, git_dir=git_dir, common_dir=common, shallow=values[0] == "true")


def reading(command: str, *args: str) -> tuple[str, ...]:
    """The arguments of a command that only looks."""
    harmless = [part for setting in _HARMLESS for part in ("-c", setting)]
    return ("--no-pager", *harmless, command, *(_NO_PROGRAMS if command in _DIFFING else ()), *args)


def environment_for_git() -> dict[str, str]:
    """The user's environment without what points git elsewhere, and without anything that could ask a question."""
    kept = {k: v for k, v in os.environ.items() if k not in _LOCAL and not k.startswith("GIT_TRACE")}
    kept.pop("GPG_TTY", None)
    return kept | _ALWAYS


def reading_environment() -> dict[str, str]:
    return environment_for_git() | _SILENT_READING


def run(
    args: Sequence[str],
    cwd: Path,
    environment: Mapping[str, str],
    *,
    stdin: bytes = b"",
    limit: float = READ_LIMIT,
    cap: int = OUTPUT_CAP,
    to_file: bool = False,
) -> Answer:
    """Run git and wait.

    `to_file`: output is collected in a file, so that a daemon which a hook left behind, and which holds on to a pipe,
    cannot make this wait.
    """
    try:
        with begin(args, cwd, environment, stdin, to_file=to_file) as (process, output, errors):
            with _watched(process, limit) as late:
                out = b"" if to_file else output.read(cap + 1)
                if len(out) > cap:
                    end(process)
                code = process.wait()
            if to_file:
                output.seek(0)
                out = output.read(cap + 1)
            errors.seek(0)
            return _answer(out, errors.read(1_000_000), code, limit if late.is_set() else 0.0, cap)
    except FileNotFoundError:
        return Answer(code=127, problem=_not_started(cwd))
    except (OSError, ValueError) as error:
        return Answer(code=126, problem=Problem("failed", f"git cannot be run: {error}"))


@contextmanager
def _watched(process: subprocess.Popen[bytes], limit: float) -> Iterator[Event]:
    """End a process after `limit` seconds; the event tells whether that was needed."""
    late = Event()

    def stop() -> None:
        late.set()
        end(process)

    watchdog = Timer(limit, stop)
    watchdog.daemon = True
    watchdog.start()
    try:
        yield late
    finally:
        watchdog.cancel()


def _answer(out: bytes, err: bytes, code: int, late: float, cap: int) -> Answer:
    told = err.decode("utf-8", "surrogateescape")
    if late:
        return Answer(out, told, code, Problem("timeout", f"git took longer than {late:g} s and was stopped"))
    if len(out) > cap:
        return Answer(b"", told, code, Problem("too-large", f"git answered with more than {cap} bytes"))
    return Answer(out, told, code, problem_of(code, told) if code else None)


def _not_started(cwd: Path) -> Problem:
    if cwd.is_dir():
        return Problem("no-git", "git is not installed or not on the PATH", "install git 2.30 or newer")
    return Problem("no-repository", f"no such folder: {cwd}")


@contextmanager
def begin(
    args: Sequence[str], cwd: Path, environment: Mapping[str, str], stdin: bytes = b"", *, to_file: bool = False
) -> Iterator[tuple[subprocess.Popen[bytes], IO[bytes], IO[bytes]]]:
    """A running git with its output and errors, in a session of its own: no terminal to ask at, and all of it ends.

    Raises OSError and ValueError where it cannot be started.
    """
    program = shutil.which("git", path=environment.get("PATH"))
    if program is None or not program.startswith("/"):  # never one that lies in the repository
        raise FileNotFoundError("git")
    command = [program.encode(), *(arg.encode("utf-8", "surrogateescape") for arg in args)]
    with ExitStack() as stack:
        errors: IO[bytes] = stack.enter_context(tempfile.TemporaryFile())
        source: IO[bytes] | int = subprocess.DEVNULL
        if stdin:
            source = stack.enter_context(tempfile.TemporaryFile())
            source.write(stdin)
            source.seek(0)
        sink: IO[bytes] | int = stack.enter_context(tempfile.TemporaryFile()) if to_file else subprocess.PIPE
        process = subprocess.Popen(
            command, cwd=cwd, env=dict(environment), stdin=source, stdout=sink, stderr=errors, start_new_session=True
        )
        stack.callback(_finish, process)
        output = process.stdout if isinstance(sink, int) else sink
        assert output is not None
        yield process, output, errors


def _finish(process: subprocess.Popen[bytes]) -> None:
    end(process)
    if process.stdout:
        process.stdout.close()
    process.wait()


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill a running git with all its children."""
    if process.poll() is None:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
