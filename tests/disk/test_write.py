from __future__ import annotations

import os
import resource
import stat
import threading
import time
from pathlib import Path

import pytest

from cockpit.disk import lease, opening, write
from cockpit.disk.lock import Lock
from cockpit.disk.stamp import Stamp
from cockpit.disk.write import FileEdit, Moved, commit
from cockpit.plan.splice import Refusal, Splice
from tests.disk.files import NOBODY, edit, in_child, litter, tick

FORMS = {
    "lf": b"# Plan\n\n- [ ] one\n- [ ] two\n",
    "crlf": b"# Plan\r\n\r\n- [ ] one\r\n- [ ] two\r\n",
    "cr": b"# Plan\r\r- [ ] one\r- [ ] two\r",
    "mixed": b"# Plan\r\n\n- [ ] one\n- [ ] two\r\n",
    "bom": b"\xef\xbb\xbf- [ ] one\n- [ ] two\n",
    "no final newline": b"- [ ] one\n- [ ] two",
    "not UTF-8 elsewhere": b"caf\xe9\n- [ ] one\n",
    "NUL": b"a\x00b\n- [ ] one\n",
    "one byte around": b"[ ]",
    "10 MB": b"- [ ] one\n" + b"x" * 79 + b"\n" + b"filler line of a very long plan\n" * 330_000,
}
LENGTHS = [(b"[ ]", b"[x]"), (b"[ ]", b"[ ] \xe2\x9c\x85"), (b"[ ] ", b""), (b"[ ]", b"(" + b"long " * 2000 + b")")]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("old", "new"), LENGTHS, ids=["tick", "grow", "shrink", "grow by pages"])
def test_only_the_wanted_bytes_change(tmp_path: Path, form: str, old: bytes, new: bytes) -> None:
    path, data = tmp_path / "plan.md", FORMS[form]
    if old not in data:
        pytest.skip("the form has no such bytes")
    path.write_bytes(data)
    before = path.stat()
    receipts = tick(path, old, new)
    assert path.read_bytes() == data.replace(old, new, 1) == receipts[0].data
    after = path.stat()
    assert (after.st_ino, after.st_mode, after.st_uid) == (before.st_ino, before.st_mode, before.st_uid)
    assert receipts[0].stamp == Stamp.of(after)
    assert not litter(tmp_path, {"plan.md"})


@pytest.mark.parametrize(("old", "new"), LENGTHS, ids=["tick", "grow", "shrink", "grow by pages"])
def test_links_mode_and_owner_stay(tmp_path: Path, old: bytes, new: bytes) -> None:
    plan, hard, soft = tmp_path / "real.md", tmp_path / "hard.md", tmp_path / "soft.md"
    plan.write_bytes(FORMS["lf"])
    plan.chmod(0o640)
    if os.getuid() == 0:
        os.chown(plan, NOBODY, NOBODY)
    hard.hardlink_to(plan)
    soft.symlink_to("real.md")
    before = plan.stat()
    tick(soft, old, new)
    after = plan.stat()
    assert soft.is_symlink()
    assert hard.read_bytes() == plan.read_bytes() == FORMS["lf"].replace(old, new, 1)
    for field in ("st_ino", "st_nlink", "st_mode", "st_uid", "st_gid"):
        assert getattr(after, field) == getattr(before, field)


def test_a_file_that_moved_on_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"new line\n- [ ] one\n")
    with pytest.raises(Moved) as moved:
        tick(path, data=b"- [ ] one\n")
    assert (moved.value.name, moved.value.data) == ("plan.md", b"new line\n- [ ] one\n")
    assert path.read_bytes() == b"new line\n- [ ] one\n"


def test_a_known_stamp_saves_reading_but_not_looking(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"- [ ] one\n- [ ] two\n")
    stamp = Stamp.of(path.stat())
    wanted = FileEdit(
        name="plan.md", path=path, data=b"- [ ] one\n- [ ] xxx\n", splices=(Splice(3, 4, b"x"),), stamp=stamp
    )
    commit([wanted], root=tmp_path)
    assert path.read_bytes() == b"- [x] one\n- [ ] two\n"
    stale = FileEdit(name="plan.md", path=path, data=b"- [ ] one\n- [ ] two\n", splices=(Splice(3, 4, b"x"),),
                     stamp=Stamp.of(path.stat()))  # fmt: skip
    with pytest.raises(Moved):
        commit([stale], root=tmp_path)


def test_a_deleted_file_stays_deleted(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    with pytest.raises(Refusal, match="gone") as refusal:
        tick(path, data=b"- [ ] one\n")
    assert refusal.value.path == "plan.md"
    assert not path.exists()


def test_a_file_that_is_away_for_a_moment_is_waited_for(tmp_path: Path) -> None:
    path, aside = tmp_path / "plan.md", tmp_path / "aside"
    path.write_bytes(b"- [ ] one\n")
    path.rename(aside)
    back = threading.Timer(0.02, lambda: aside.rename(path))
    back.start()
    tick(path, data=b"- [ ] one\n")
    back.join()
    assert path.read_bytes() == b"- [x] one\n"


@pytest.mark.parametrize("kind", ["folder", "fifo", "socket", "device"])
def test_what_is_no_regular_file_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "plan.md"
    match kind:
        case "folder":
            path.mkdir()
        case "fifo":
            os.mkfifo(path)
        case "socket":
            os.mknod(path, stat.S_IFSOCK | 0o600)
        case "device":
            path.symlink_to("/dev/null")
    start = time.monotonic()
    with pytest.raises(Refusal, match=r"no regular file|out of the repository"):
        tick(path, data=b"- [ ] one\n")
    assert time.monotonic() - start < 0.5


@pytest.mark.parametrize(("old", "new"), LENGTHS[:3], ids=["tick", "grow", "shrink"])
def test_read_only_files_are_refused_even_to_root(tmp_path: Path, old: bytes, new: bytes) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(FORMS["lf"])
    path.chmod(0o444)
    with pytest.raises(Refusal, match="read-only"):
        tick(path, old, new)
    assert path.read_bytes() == FORMS["lf"]


def test_a_read_only_folder_is_no_hindrance(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(FORMS["lf"])
    tmp_path.chmod(0o555)
    try:
        tick(path, b"[ ] one", b"[ ] one (doing)")
    finally:
        tmp_path.chmod(0o755)
    assert path.read_bytes() == FORMS["lf"].replace(b"[ ] one", b"[ ] one (doing)")


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize(("mode", "works"), [(0o666, True), (0o644, False)])
def test_a_file_of_somebody_else(tmp_path: Path, mode: int, works: bool) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_mode & 0o005 != 0o005:
            folder.chmod(folder.stat().st_mode | 0o055)
    state = tmp_path / "state"
    state.mkdir(mode=0o777)
    state.chmod(0o777)
    path = tmp_path / "plan.md"
    path.write_bytes(FORMS["lf"])
    path.chmod(mode)

    def work() -> None:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
        try:
            [receipt] = commit([edit(path, b"[ ] one", b"[ ] one (doing)")], root=tmp_path, folder=state)
        except Refusal as refusal:
            if works or "read-only" not in refusal.reason:
                raise
        else:
            assert works
            assert not receipt.leased

    assert in_child(work) == 0
    assert (b"(doing)" in path.read_bytes()) == works
    assert path.stat().st_uid == 0


def test_a_link_out_of_the_repository_is_refused(tmp_path: Path) -> None:
    outside, repository = tmp_path / "outside.md", tmp_path / "repository"
    repository.mkdir()
    outside.write_bytes(b"- [ ] one\n")
    (repository / "plan.md").symlink_to("../outside.md")
    with pytest.raises(Refusal, match="out of the repository"):
        tick(repository / "plan.md")
    assert outside.read_bytes() == b"- [ ] one\n"


def test_several_files_are_one_step(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.md" for name in "abc"]
    for path in paths:
        path.write_bytes(b"- [ ] one\n")
    wanted = [edit(paths[0], b"[ ]", b"[x]"), edit(paths[1], b"one", b"one (doing)"), edit(paths[2], b"[ ]", b"[x]")]
    receipts = commit(wanted, root=tmp_path)
    assert [receipt.name for receipt in receipts] == ["a.md", "b.md", "c.md"]
    assert [path.read_bytes() for path in paths] == [b"- [x] one\n", b"- [ ] one (doing)\n", b"- [x] one\n"]


@pytest.mark.parametrize("trouble", ["moved", "read-only", "gone", "same file"])
def test_if_one_file_fails_none_is_changed(tmp_path: Path, trouble: str) -> None:
    paths = [tmp_path / f"{name}.md" for name in "abcd"]
    for path in paths:
        path.write_bytes(b"- [ ] one\n")
    wanted = [edit(path, b"one", b"one (doing)") for path in paths]
    bad, expected = paths[2], b"- [ ] one\n"
    match trouble:
        case "moved":
            bad.write_bytes(expected := b"- [ ] two\n")
        case "read-only":
            bad.chmod(0o444)
        case "gone":
            bad.unlink()
        case "same file":
            bad.unlink()
            bad.hardlink_to(paths[0])
    with pytest.raises((Refusal, Moved)) as failure:
        commit(wanted, root=tmp_path)
    assert "c.md" in str(failure.value) or trouble == "same file"
    assert [path.read_bytes() for path in paths if path.exists()] == [
        expected if path == bad else b"- [ ] one\n" for path in paths if path.exists()
    ]


def test_a_failure_while_writing_puts_everything_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = [tmp_path / f"{name}.md" for name in "abc"]
    before = [b"- [ ] one\n" * 2000, b"- [ ] one\n" * 3000, b"- [ ] one\n"]
    for path, data in zip(paths, before, strict=True):
        path.write_bytes(data)
    wanted = [edit(paths[0], b"[ ]", b"[x]"), edit(paths[1], b"one", b"one (doing)"), edit(paths[2], b"[ ] ", b"")]
    real, fails_at = write._pwrite, 0
    for fails_at in range(1, 100):
        left = fails_at

        def failing(fd: int, piece: bytes, offset: int) -> None:
            nonlocal left
            left -= 1
            if left == 0:
                raise OSError(28, "No space left on device")
            real(fd, piece, offset)

        monkeypatch.setattr(write, "_pwrite", failing)
        try:
            commit(wanted, root=tmp_path)
        except Refusal as refusal:
            if "No space left" not in refusal.reason:
                raise
            assert [path.read_bytes() for path in paths] == before
        else:
            break
    assert 5 < fails_at < 99
    assert [path.read_bytes() for path in paths] != before


@pytest.mark.parametrize("spare", [0, 2, 5000])
def test_a_full_disk_leaves_the_file_whole(tmp_path: Path, spare: int) -> None:
    path, data = tmp_path / "plan.md", b"- [ ] one\n" * 4000
    path.write_bytes(data)

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(data) + spare, len(data) + spare))
        with pytest.raises(Refusal, match=r"cannot be written|no room"):
            tick(path, b"one", b"one " + b"(doing) " * 1000)
        tick(path)

    assert in_child(work) == 0
    assert path.read_bytes() == data.replace(b"[ ]", b"[x]", 1)


def test_a_lease_makes_others_wait_and_does_not_kill(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"- [ ] one\n")
    held = opening.hold(path)
    if not held.leased:
        held.release()
        pytest.skip("no leases here")
    done: list[float] = []

    def other() -> None:
        start = time.monotonic()
        path.write_bytes(b"- [ ] two\n")
        done.append(time.monotonic() - start)

    thread = threading.Thread(target=other)
    thread.start()
    time.sleep(0.1)
    assert os.pread(held.fd, 100, 0) == b"- [ ] one\n"
    held.release()
    thread.join(5)
    assert done[0] > 0.05
    assert path.read_bytes() == b"- [ ] two\n"


def test_reading_never_waits_for_a_lease(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"- [ ] one\n")
    held = opening.hold(path)
    try:
        start = time.monotonic()
        with pytest.raises(Refusal, match="keeps writing"):
            opening.hold(path, patience_s=0.05)
        assert time.monotonic() - start < 1
    finally:
        held.release()


def test_without_a_lease_a_file_just_written_is_left_alone_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lease, "take", lambda _fd: "unavailable")
    path = tmp_path / "plan.md"
    path.write_bytes(b"- [ ] one\n")
    start = time.monotonic()
    [receipt] = tick(path)
    assert time.monotonic() - start > 0.02
    assert not receipt.leased
    again = FileEdit(name="plan.md", path=path, data=receipt.data, splices=(Splice(3, 4, b" "),), own=receipt.stamp)
    start = time.monotonic()
    commit([again], root=tmp_path)
    assert time.monotonic() - start < 0.02


def test_a_file_open_elsewhere_can_still_be_written(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"- [ ] one\n")
    with path.open("rb"):
        [receipt] = tick(path)
    assert not receipt.leased
    assert path.read_bytes() == b"- [x] one\n"


def test_a_lock_that_is_never_given_back_ends_in_a_refusal(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    with Lock(path, folder=tmp_path), pytest.raises(Refusal, match="another cockpit"):
        Lock(path, folder=tmp_path, patience_s=0.05).__enter__()


def test_a_file_over_the_cap_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(write, "SIZE_CAP", 1000)
    path = tmp_path / "plan.md"
    path.write_bytes(b"- [ ] one\n" * 200)
    with pytest.raises(Refusal, match="larger"):
        tick(path)
    assert b"[x]" not in path.read_bytes()


def test_a_file_replaced_during_the_write_is_written_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "plan.md"
    path.write_bytes(b"- [ ] one\n")
    real = write._write
    times: list[int] = []

    def replaced(rewrite: object, fd: int) -> None:
        real(rewrite, fd)  # type: ignore[arg-type]
        if not times:
            fresh = tmp_path / "fresh"
            fresh.write_bytes(b"- [ ] one\n")
            fresh.replace(path)
        times.append(1)

    monkeypatch.setattr(write, "_write", replaced)
    tick(path)
    assert len(times) == 2
    assert path.read_bytes() == b"- [x] one\n"
