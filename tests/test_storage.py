"""Saving and loading: whole or not at all, whatever fails (rigs G7 to G11, small; group 10)."""

import errno
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pdpkit import messages
from pdpkit.errors import PdpError, SaveError
from pdpkit.storage import (
    Stamp,
    check_name,
    load,
    locking,
    make_folder,
    save,
    save_many,
    sweep,
    temporary,
)
from pdpkit.storage.naming import check_names
from rigs import crash_faults, crash_full, crash_kill, crash_power, crash_trace, crash_writers
from rigs.crash_child import payload, read_file, try_save

LIMIT = 1_000_000
HOUR = 3600
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions and files")
SAME_FOLDER = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "record"
    place.mkdir(0o700)
    return place


@pytest.fixture
def plan(folder: Path) -> Path:
    path = folder / "plan.pdp.json"
    save(path, b"first")
    return path


def refused(code: str, act: Callable[[], object]) -> PdpError:
    with pytest.raises(PdpError) as caught:
        act()
    assert caught.value.code == code
    sentence = messages.sentence(code, caught.value.values)
    assert "{" not in sentence and "…" not in sentence, "a value of the sentence is missing"
    return caught.value


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


# Loading


def test_load_gives_the_bytes_and_a_stamp_of_them(plan: Path) -> None:
    loaded = load(plan, max_bytes=5)
    assert loaded.data == b"first"
    assert loaded.stamp == Stamp(b"first")
    assert "first" not in repr(loaded), "a record may not stand in a trace"


def test_load_of_a_missing_file_names_the_nearest(plan: Path) -> None:
    err = refused("file-not-found", lambda: load(plan.with_name("plan.dpd.json"), max_bytes=LIMIT))
    assert err.exit == 4
    assert err.where == str(plan.with_name("plan.dpd.json"))
    assert err.values["similar"] == " Did you mean plan.pdp.json?"
    far = refused("file-not-found", lambda: load(plan.with_name("zzzz"), max_bytes=LIMIT))
    assert far.values["similar"] == ""


def test_load_never_offers_a_name_that_could_write_on_the_terminal(folder: Path) -> None:
    (folder / "plan\x1b[2J.json").touch()
    err = refused("file-not-found", lambda: load(folder / "plan.json", max_bytes=LIMIT))
    assert err.values["similar"] == ""


@pytest.mark.parametrize("name", ["a\0b", "plan.pdp.json/x", "missing/x", "y" * 300])
def test_load_of_what_can_be_no_file(plan: Path, name: str) -> None:
    code = "file-not-readable" if len(name) == 300 else "file-not-found"
    refused(code, lambda: load(plan.parent / name, max_bytes=LIMIT))


@POSIX
def test_load_neither_opens_nor_hangs_on_pipes_devices_and_folders(folder: Path) -> None:
    """Row 153."""
    os.mkfifo(folder / "pipe")
    for path in (folder / "pipe", folder, Path("/dev/zero"), Path("/dev/null")):
        refused("file-not-readable", lambda path=path: load(path, max_bytes=LIMIT))


@POSIX
def test_load_does_not_hang_on_a_pipe_that_comes_between_look_and_opening(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_open = os.open

    def swap(path: Any, *rest: Any, **more: Any) -> int:
        plan.unlink()
        os.mkfifo(plan)
        return really_open(path, *rest, **more)

    monkeypatch.setattr(os, "open", swap)
    refused("file-not-readable", lambda: load(plan, max_bytes=LIMIT))


def test_load_refuses_a_large_file_before_reading(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row 17."""
    large = folder / "large"
    with large.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(os, "open", None)
    assert refused("file-too-large", lambda: load(large, max_bytes=99)).values["limit"] == 99


def test_load_refuses_a_file_that_grows_while_it_is_read(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_fstat = os.fstat

    def grow(handle: int) -> os.stat_result:
        info = really_fstat(handle)
        plan.write_bytes(b"much more than before")
        return info

    monkeypatch.setattr(os, "fstat", grow)
    refused("file-too-large", lambda: load(plan, max_bytes=5))


# Saving over what is there


@SAME_FOLDER
@given(data=st.binary(max_size=300), following=st.binary(max_size=300))
def test_what_was_saved_is_loaded_and_what_was_before_is_the_backup(
    folder: Path, data: bytes, following: bytes
) -> None:
    path = folder / "plan.pdp.json"
    first = save(path, data, force=True)
    loaded = load(path, max_bytes=LIMIT)
    assert (loaded.data, loaded.stamp) == (data, first)
    second = save(path, following, over=first)
    assert load(path, max_bytes=LIMIT).stamp == second
    assert load(path.with_name("plan.pdp.json.bak"), max_bytes=LIMIT).data == data
    assert names(folder) == ["plan.pdp.json", "plan.pdp.json.bak"]


def test_an_existing_file_is_replaced_only_by_force(plan: Path) -> None:
    err = refused("save-exists", lambda: save(plan, b"second"))
    assert (err.exit, err.where) == (6, str(plan))
    assert plan.read_bytes() == b"first"
    save(plan, b"second", force=True)
    assert plan.read_bytes() == b"second"
    assert names(plan.parent) == [plan.name], "force keeps no backup"


def test_an_edit_in_place_keeps_exactly_one_backup(plan: Path) -> None:
    stamp_now = load(plan, max_bytes=LIMIT).stamp
    for data in (b"second", b"third", b"fourth"):
        stamp_now = save(plan, data, over=stamp_now)
    assert names(plan.parent) == [plan.name, plan.name + ".bak"]
    assert plan.with_name(plan.name + ".bak").read_bytes() == b"third"


@pytest.mark.parametrize("theirs", [b"other", b"FIRST", b"longer than the first", b"", None])
def test_what_somebody_else_wrote_meanwhile_is_left_and_both_are_kept(
    plan: Path, theirs: bytes | None
) -> None:
    """Rows 121 and 151."""
    loaded = load(plan, max_bytes=LIMIT)
    plan.unlink()
    if theirs is not None:
        plan.write_bytes(theirs)
    err = refused("save-conflict", lambda: save(plan, b"mine", over=loaded.stamp))
    assert err.exit == 6
    assert (plan.read_bytes() if plan.exists() else None) == theirs
    copy = err.values["copy"]
    assert copy.read_bytes() == b"mine"
    assert copy.name.startswith("plan.unsaved-") and copy.name.endswith(".pdp.json")
    assert copy.name in messages.sentence(err.code, err.values)
    assert names(plan.parent) == sorted(
        {copy.name} | ({plan.name} if theirs is not None else set())
    )


def test_the_same_bytes_written_anew_are_no_conflict(plan: Path) -> None:
    loaded = load(plan, max_bytes=LIMIT)
    plan.unlink()
    plan.write_bytes(b"first")
    save(plan, b"second", over=loaded.stamp)
    assert plan.read_bytes() == b"second"


def test_a_file_that_comes_while_we_write_is_not_replaced(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / "new.json"
    really_fsync = os.fsync

    def come(handle: int) -> None:
        path.write_bytes(b"theirs")
        really_fsync(handle)

    monkeypatch.setattr(os, "fsync", come)
    refused("save-exists", lambda: save(path, b"mine"))
    assert path.read_bytes() == b"theirs"
    assert names(folder) == ["new.json"]


def test_a_backup_that_is_a_folder_stops_the_save(plan: Path) -> None:
    loaded = load(plan, max_bytes=LIMIT)
    plan.with_name(plan.name + ".bak").mkdir()
    err = refused("save-bad-target", lambda: save(plan, b"second", over=loaded.stamp))
    assert err.values["problem"] == "plan.pdp.json.bak is a folder"
    assert plan.read_bytes() == b"first"
    assert names(plan.parent) == [plan.name, plan.name + ".bak"]


def test_a_backup_is_copied_where_files_have_one_name_only(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: Any, **__: Any) -> None:
        raise OSError(errno.EPERM, "no hard links here")

    plan.chmod(0o640)
    loaded = load(plan, max_bytes=LIMIT)
    monkeypatch.setattr(os, "link", no_links)
    save(plan, b"second", over=loaded.stamp)
    backup = plan.with_name(plan.name + ".bak")
    assert (backup.read_bytes(), mode(backup)) == (b"first", 0o640)
    assert names(plan.parent) == [plan.name, backup.name]


def test_a_backup_that_is_the_file_itself_leaves_nothing_behind(plan: Path) -> None:
    """A kill between backup and rename leaves two names of one file; renaming one over the other
    then does nothing (POSIX rename)."""
    loaded = load(plan, max_bytes=LIMIT)
    os.link(plan, plan.with_name(plan.name + ".bak"))
    save(plan, b"second", over=loaded.stamp)
    assert plan.with_name(plan.name + ".bak").read_bytes() == b"first"
    assert names(plan.parent) == [plan.name, plan.name + ".bak"]


# Permissions


@POSIX
def test_a_new_file_is_private_unless_it_is_meant_for_others(folder: Path) -> None:
    """Row 157."""
    before = os.umask(0o027)
    try:
        save(folder / "private", b"")
        save(folder / "open", b"", private=False)
    finally:
        os.umask(before)
    assert mode(folder / "private") == 0o600
    assert mode(folder / "open") == 0o640


@POSIX
@pytest.mark.parametrize("bits", [0o640, 0o644, 0o600, 0o664])
def test_an_existing_file_keeps_its_permissions(plan: Path, bits: int) -> None:
    """Row 157."""
    plan.chmod(bits)
    changed = save(plan, b"second", over=load(plan, max_bytes=LIMIT).stamp)
    assert mode(plan) == bits
    assert mode(plan.with_name(plan.name + ".bak")) == bits
    save(plan, b"third", over=changed, private=False)
    save(plan, b"fourth", force=True)
    assert mode(plan) == bits


@POSIX
def test_a_group_that_cannot_be_kept_gives_its_bits_to_no_other(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan.chmod(0o664)
    really_stat = Path.stat

    def of_another_group(path: Path, **more: Any) -> os.stat_result:
        info = list(really_stat(path, **more))
        info[5] = info[5] + 1
        return os.stat_result(info)

    def not_allowed(*_: Any) -> None:
        raise PermissionError(errno.EPERM, "not allowed")

    monkeypatch.setattr(Path, "stat", of_another_group)
    monkeypatch.setattr(os, "fchown", not_allowed)
    save(plan, b"second", force=True)
    monkeypatch.undo()
    assert mode(plan) == 0o604


@POSIX
def test_owner_and_group_are_kept(plan: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only the superuser may give files away")
    os.chown(plan, 12345, 23456)
    save(plan, b"second", force=True)
    assert (plan.stat().st_uid, plan.stat().st_gid) == (12345, 23456)


def test_an_access_list_is_kept_or_closes_the_group_out(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def entry(tag: int, bits: int, who: int = 0xFFFFFFFF) -> bytes:
        return tag.to_bytes(2, "little") + bits.to_bytes(2, "little") + who.to_bytes(4, "little")

    # Owner rw, user 12345 rw, group nothing, mask rw, others nothing: shown as 0660.
    access = b"\2\0\0\0" + entry(1, 6) + entry(2, 6, 12345) + entry(4, 0) + entry(16, 6)
    access += entry(32, 0)
    name = "system.posix_acl_access"
    try:
        os.setxattr(plan, name, access)
    except (OSError, AttributeError) as err:
        pytest.skip(f"this disk keeps no access lists: {err}")
    save(plan, b"second", force=True)
    assert (os.getxattr(plan, name), mode(plan)) == (access, 0o660)

    def not_allowed(*_: Any) -> None:
        raise OSError(errno.ENOTSUP, "not here")

    monkeypatch.setattr(os, "setxattr", not_allowed)
    save(plan, b"third", force=True)
    assert mode(plan) == 0o600


@POSIX
@pytest.mark.parametrize(("number", "bits"), [(errno.ENODATA, 0o660), (errno.EIO, 0o600)])
def test_an_access_list_that_cannot_be_read_closes_the_group_out(
    plan: Path, monkeypatch: pytest.MonkeyPatch, number: int, bits: int
) -> None:
    def fail(*_: Any) -> None:
        raise OSError(number, "a fault of the test")

    plan.chmod(0o660)
    monkeypatch.setattr(os, "getxattr", fail, raising=False)
    save(plan, b"second", force=True)
    assert mode(plan) == bits


# Places


@POSIX
def test_a_link_stays_and_its_file_is_replaced(plan: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to(Path("record") / plan.name)
    save(link, b"second", over=load(link, max_bytes=LIMIT).stamp)
    assert link.is_symlink()
    assert plan.read_bytes() == b"second"
    assert names(plan.parent) == [plan.name, plan.name + ".bak"]


@POSIX
def test_links_that_lead_nowhere_or_belong_to_others_are_refused(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere, circle, theirs = (tmp_path / name for name in ("nowhere", "circle", "theirs"))
    nowhere.symlink_to("missing")
    circle.symlink_to("circle")
    theirs.symlink_to(plan)
    for link in (nowhere, circle):
        refused("save-bad-target", lambda link=link: save(link, b"", force=True))
    owner = theirs.lstat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    really_lstat = Path.lstat

    def of_user(path: Path) -> os.stat_result:
        info = list(really_lstat(path))
        info[4] = owner + 2
        return os.stat_result(info)

    monkeypatch.setattr(Path, "lstat", of_user)
    refused("save-bad-target", lambda: save(theirs, b"", force=True))
    assert plan.read_bytes() == b"first"


@POSIX
def test_devices_pipes_and_folders_are_no_targets(plan: Path) -> None:
    """Row 153."""
    os.mkfifo(plan.with_name("pipe"))
    (plan.parent / "inner").mkdir()
    targets = [
        "/dev/stdin",
        "/dev/stdout",
        "/dev/null",
        "/dev/fd/1",
        "/proc/self/mem",
        "/tmp/../dev/x",
    ]
    for path in [*targets, plan.parent / "inner", plan.with_name("pipe"), "/", ".", ".."]:
        for force in (False, True):
            refused(
                "save-bad-target", lambda path=path, force=force: save(Path(path), b"", force=force)
            )
    if Path("/dev/shm").is_dir():
        shared = Path("/dev/shm") / f"pdp-test-{os.getpid()}"
        save(shared, b"shared memory is a disk like others")
        shared.unlink()


def test_what_is_refused_is_refused_before_anything_is_written(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals: list[tuple[str, Callable[[], object]]] = [
        ("save-exists", lambda: save(plan, b"second")),
        ("save-bad-target", lambda: save(plan.parent, b"second", force=True)),
        ("save-exists", lambda: save_many(plan.parent, {"a": b""})),
    ]
    for code, act in refusals:
        with monkeypatch.context() as patch:
            patch.setattr(os, "open", None)
            patch.setattr(os, "mkdir", None)
            err = refused(code, act)
        assert err.values.get("problem") in (None, "it is a folder")


def test_a_temporary_name_that_is_taken_is_not_written_to(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = folder / "theirs"
    theirs.write_bytes(b"theirs")
    (folder / f".pdp-{'00' * 8}.tmp").symlink_to(theirs)
    (folder / f".pdp-{'11' * 8}.tmp").write_bytes(b"theirs")
    for byte in (b"\x00", b"\x11"):
        monkeypatch.setattr(os, "urandom", lambda count, byte=byte: byte * count)
        with pytest.raises(SaveError):
            save(folder / "mine", b"mine")
    assert theirs.read_bytes() == b"theirs"
    assert not (folder / "mine").exists()


def test_a_missing_folder_is_named(folder: Path, plan: Path) -> None:
    for path in (folder / "missing" / "x.json", plan / "x.json"):
        err = refused("save-bad-target", lambda path=path: save(path, b""))
        assert "folder" in err.values["problem"]


@POSIX
def test_what_is_marked_read_only_is_not_replaced(plan: Path) -> None:
    """Row 150; the superuser, who could, does not either."""
    loaded = load(plan, max_bytes=LIMIT)
    plan.chmod(0o444)
    for more in ({"force": True}, {"over": loaded.stamp}):
        refused("save-read-only", lambda more=more: save(plan, b"second", **more))
    plan.chmod(0o600)
    plan.parent.chmod(0o500)
    try:
        refused("save-read-only", lambda: save(plan, b"second", force=True))
        refused("save-read-only", lambda: save(plan.with_name("new"), b"second"))
        refused("save-read-only", lambda: save_many(plan.with_name("many"), {"a": b""}))
    finally:
        plan.parent.chmod(0o700)
    assert names(plan.parent) == [plan.name]
    plan.with_name("many").mkdir(0o500)
    refused("save-read-only", lambda: save_many(plan.with_name("many"), {"a": b""}))
    plan.with_name("many").rmdir()
    assert plan.read_bytes() == b"first"


@pytest.mark.parametrize("name", ["a\0b", "y" * 300])
def test_a_name_that_no_file_can_bear(folder: Path, name: str) -> None:
    refused("save-bad-name", lambda: save(folder / name, b""))
    assert names(folder) == []


# Faults of the disk


_CALLS = "open write fsync close replace link unlink mkdir rmdir fchmod fstat stat lstat scandir"


@contextmanager
def fault(turn: int, number: int) -> Iterator[list[str]]:
    """Fail the ``turn``-th call of the system; yields the names of the calls so far."""
    made: list[str] = []
    patch = pytest.MonkeyPatch()
    for name in _CALLS.split():
        if really := getattr(os, name, None):

            def call(*given: Any, _name: str = name, _really: Any = really, **more: Any) -> Any:
                made.append(_name)
                if len(made) == turn:
                    if _name == "close":
                        _really(*given)
                    raise OSError(number, "a fault of the test")
                return _really(*given, **more)

            patch.setattr(os, name, call)
    try:
        yield made
    finally:
        patch.undo()


@pytest.mark.parametrize("way", crash_faults.WAYS)
def test_every_call_fails_once_in_every_way(folder: Path, way: str) -> None:
    """Rows 147 to 149, G8 without a tracer: old or new, whole, coded, and nothing left behind."""
    seen = set()
    for number in (errno.EIO, errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS, errno.EINVAL):
        for turn in range(1, 200):
            path = crash_trace.prepare(folder / str(number))
            loaded = load(path, max_bytes=LIMIT)
            with fault(turn, number) as made:
                outcome = try_save(path, way, loaded.stamp)
            if len(made) < turn:
                break
            try:
                seen.add(crash_faults.judge(path, way, outcome))
            except AssertionError as err:
                raise AssertionError(f"{errno.errorcode[number]} at {turn}, {made[-1]}") from err
        assert 15 < turn < 199, "the calls were not seen"
    assert {"saved", "save-io", "save-no-space", "save-read-only"} <= seen


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "save-no-space"),
        (errno.EDQUOT, "save-no-space"),
        (errno.EFBIG, "save-no-space"),
        (errno.EIO, "save-io"),
        (errno.EROFS, "save-read-only"),
        (errno.ENAMETOOLONG, "save-bad-name"),
        (errno.EBUSY, "save-locked"),
        (errno.ENOMEM, "save-io"),
    ],
)
def test_each_fault_has_its_code(
    plan: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(*_: Any) -> int:
        raise OSError(number, "a fault of the test")

    monkeypatch.setattr(os, "write", fail)
    assert refused(code, lambda: save(plan, b"second", force=True)).exit == 6
    assert names(plan.parent) == [plan.name]
    assert plan.read_bytes() == b"first"


def test_a_failed_flush_is_not_tried_again_and_the_data_is_kept(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Row 149."""
    flushed: list[int] = []
    really_fsync = os.fsync

    def fail_first(handle: int) -> None:
        flushed.append(os.fstat(handle).st_ino)
        if len(flushed) == 1:
            raise OSError(errno.EIO, "a fault of the test")
        really_fsync(handle)

    monkeypatch.setattr(os, "fsync", fail_first)
    loaded = load(plan, max_bytes=LIMIT)
    err = refused("save-io", lambda: save(plan, b"second", over=loaded.stamp))
    copy = err.values["copy"]
    assert (plan.read_bytes(), copy.read_bytes(), mode(copy)) == (b"first", b"second", 0o600)
    assert names(plan.parent) == [plan.name, copy.name]
    assert len(flushed) == 2, "one file was flushed twice, or the copy not at all"


def test_a_disk_that_flushes_no_folders_is_saved_to_all_the_same(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    really_fsync = os.fsync

    def files_only(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "no folders here")
        really_fsync(handle)

    monkeypatch.setattr(os, "fsync", files_only)
    save(plan, b"second", over=load(plan, max_bytes=LIMIT).stamp)
    assert plan.read_bytes() == b"second"


def test_short_writes_are_continued(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    really_write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: really_write(handle, data[:7]))
    save(folder / "a", b"x" * 100)
    assert (folder / "a").read_bytes() == b"x" * 100


def test_an_interrupt_leaves_nothing_behind(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("write", "fsync", "replace"):
        with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
            patch.setattr(os, name, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
            save(plan, b"second", force=True)
        assert names(plan.parent) == [plan.name]
    assert plan.read_bytes() == b"first"


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_windows_holds_open_is_waited_for_within_bounds(
    plan: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    """Row 156."""
    tries = 0
    patience = 3
    really_replace = os.replace

    def held(source: Any, target: Any) -> None:
        nonlocal tries
        tries += 1
        if tries <= patience:
            err = PermissionError(errno.EACCES, "held")
            err.winerror = winerror
            raise err
        really_replace(source, target)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(temporary, "_PAUSES", (0.0,) * 8)
    save(plan, b"second", force=True)
    assert (tries, plan.read_bytes()) == (4, b"second")
    tries, patience = 0, 99
    err = refused("save-locked", lambda: save(plan, b"third", force=True))
    assert tries == 9
    assert (plan.read_bytes(), err.values["copy"].read_bytes()) == (b"second", b"third")
    assert names(plan.parent) == [plan.name, err.values["copy"].name]


# The lock


@POSIX
def test_a_second_saver_waits_within_bounds(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Row 151."""
    monkeypatch.setattr(locking, "_LONGEST_WAIT", 0.1)
    with locking.hold(plan.parent):
        began = time.monotonic()
        err = refused("file-locked", lambda: save(plan, b"second", force=True))
        assert 0.1 <= time.monotonic() - began < 5
        assert plan.read_bytes() == b"first"
    assert err.values["copy"].read_bytes() == b"second"
    assert names(plan.parent) == [plan.name, err.values["copy"].name]
    save(plan, b"second", force=True)


@POSIX
def test_a_disk_without_locks_is_saved_to_all_the_same(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(*_: Any) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(locking.fcntl, "flock", no_locks)
    save(plan, b"second", over=load(plan, max_bytes=LIMIT).stamp)
    assert plan.read_bytes() == b"second"


@POSIX
def test_a_lock_that_fails_is_a_fault(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise OSError(errno.EIO, "a fault of the test")

    monkeypatch.setattr(locking.fcntl, "flock", fail)
    refused("save-io", lambda: save(plan, b"second", force=True))
    assert plan.read_bytes() == b"first"


# Orphans


def age(path: Path, seconds: float) -> None:
    os.utime(path, (time.time() - seconds,) * 2)


def test_orphans_of_ours_are_swept_after_an_hour(folder: Path, tmp_path: Path) -> None:
    """Row 148."""
    old, young = folder / f".pdp-{'a' * 16}.tmp", folder / f".pdp-{'b' * 16}.tmp"
    old_folder = folder / f".pdp-{'c' * 16}.tmp"
    (old_folder / "evidence").mkdir(parents=True)
    (old_folder / "evidence" / "x").touch()
    others = [folder / name for name in (f".pdp-{'a' * 15}.tmp", f".pdp-{'A' * 16}.tmp", "x.tmp")]
    outside = tmp_path / "outside"
    outside.touch()
    link = folder / f".pdp-{'d' * 16}.tmp"
    link.symlink_to(outside)
    for path in (old, young, *others):
        path.touch()
    for path in (old, old_folder, outside, *others):
        age(path, HOUR + 5)
    age(young, HOUR - 60)
    os.utime(link, (0, 0), follow_symlinks=False)
    assert sweep(folder) == 2
    assert names(folder) == sorted(path.name for path in (young, link, *others))
    assert outside.exists()
    assert sweep(folder / "missing") == 0


@POSIX
def test_folders_are_not_swept_where_others_may_write(folder: Path) -> None:
    """Somebody could have given our temporary name to a folder of ours that they may not empty."""
    orphan = folder / f".pdp-{'a' * 16}.tmp"
    orphan.mkdir()
    (orphan / "thesis").touch()
    age(orphan, HOUR + 5)
    folder.chmod(0o770)
    assert sweep(folder) == 0
    folder.chmod(0o750)
    if os.geteuid() == 0:
        os.chown(folder, 12345, -1)
        assert sweep(folder) == 0
        os.chown(folder, 0, -1)
    assert sweep(folder) == 1


@POSIX
def test_what_others_left_is_not_swept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    orphan = folder / f".pdp-{'a' * 16}.tmp"
    orphan.touch()
    age(orphan, HOUR + 5)
    owner = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert sweep(folder) == 0


@POSIX
def test_a_backup_on_its_way_is_not_swept(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a second name of the old file, and as old as that."""
    loaded = load(plan, max_bytes=LIMIT)
    age(plan, HOUR + 5)
    really_replace = os.replace

    def sweep_first(source: Any, target: Any) -> None:
        assert sweep(plan.parent) == 0
        really_replace(source, target)

    monkeypatch.setattr(os, "replace", sweep_first)
    save(plan, b"second", over=loaded.stamp)
    assert plan.with_name(plan.name + ".bak").read_bytes() == b"first"


def test_the_next_save_sweeps(folder: Path) -> None:
    orphan = folder / f".pdp-{'a' * 16}.tmp"
    orphan.touch()
    age(orphan, HOUR + 5)
    save(folder / "plan.pdp.json", b"")
    assert names(folder) == ["plan.pdp.json"]


# Names


GOOD_NAMES = (
    "plan.pdp.json|Priya Nair.pdf|Zoë Ní Bhriain|console.txt|com10|a.con|.hidden|-|null|lpt.txt"
    f"|名前.json|{'x' * 200}|{'ß' * 100}"
)
BAD_NAMES = (
    '||.|..|...| |a/b|a\\b|a:b|a?|a*|a"|<a>|a.|a | a|a\n|a\0|a\x1b[2J|a\x85|a\u202egnp.exe'
    "|a\u200b|a\u2028|\ud800|con|CON|Con.json|con .json|nul.tar.gz|aux|prn|com1|COM9.txt|lpt0"
    f"|com²|conin$|CONOUT$.x|{'x' * 201}|{'ß' * 101}"
)


@pytest.mark.parametrize("name", GOOD_NAMES.split("|"))
def test_good_names(name: str) -> None:
    check_name(name)


@pytest.mark.parametrize("name", ["a|b", *BAD_NAMES.split("|")])
def test_bad_names(name: str) -> None:
    err = refused("save-bad-name", lambda: check_name(name))
    assert isinstance(err, SaveError)


@SAME_FOLDER
@given(name=st.text(max_size=90))
@example(name="COM¹.json")
@example(name="con\u3000")
def test_a_name_that_is_let_through_can_be_kept(folder: Path, name: str) -> None:
    try:
        check_name(name)
    except SaveError:
        return
    path = folder / name
    save(path, b"", force=True)
    assert names(folder) == [name]
    path.unlink()


@pytest.mark.parametrize(
    "pair",
    [("a", "A"), ("Zoë", "Zoe\u0308"), ("straße", "STRASSE"), ("e/a", "E/a"), ("a", "con/b")],
)
def test_names_that_are_one_on_some_disks(pair: tuple[str, str]) -> None:
    refused("save-bad-name", lambda: check_names(pair))


# Folders


FILES = {"a.json": b"one", "evidence/b": b"two", "evidence/deep/c": b"three"}


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_many_files_are_saved_as_a_new_folder(folder: Path) -> None:
    place = folder / "statements"
    save_many(place, FILES)
    assert contents(place) == FILES
    assert names(folder) == ["statements"]
    if os.name != "nt":
        made = {path.name: mode(path) for path in (place, *place.rglob("*"))}
        assert {made[name] for name in ("statements", "evidence", "deep")} == {0o700}
        assert {made[name] for name in ("a.json", "b", "c")} == {0o600}


@POSIX
def test_an_open_folder_is_for_others_to_read(folder: Path) -> None:
    before = os.umask(0o022)
    try:
        save_many(folder / "site", {"a/b.html": b""}, private=False)
    finally:
        os.umask(before)
    assert (mode(folder / "site"), mode(folder / "site" / "a")) == (0o755, 0o755)
    assert mode(folder / "site" / "a" / "b.html") == 0o644


def test_an_empty_folder_is_filled_and_keeps_its_permissions(folder: Path) -> None:
    place = folder / "statements"
    place.mkdir()
    place.chmod(0o750)
    save_many(place, FILES)
    assert (contents(place), mode(place)) == (FILES, 0o750)


def test_a_folder_in_use_and_a_file_are_left_alone(folder: Path, plan: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (inner / "theirs").touch()
    for place in (inner, plan):
        refused("save-exists", lambda place=place: save_many(place, FILES))
    assert (names(inner), plan.read_bytes()) == (["theirs"], b"first")


def test_a_folder_that_fills_while_we_write_is_left_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = folder / "inner"
    place.mkdir()
    really_fsync = os.fsync

    def fill(handle: int) -> None:
        (place / "theirs").touch()
        really_fsync(handle)

    monkeypatch.setattr(os, "fsync", fill)
    refused("save-exists", lambda: save_many(place, FILES))
    assert (names(folder), names(place)) == (["inner"], ["theirs"])


@pytest.mark.parametrize("name", ["../out", "/out", "a//b", "a/../b", "con/x", "a\\b", ""])
def test_no_name_leads_out_of_the_folder(folder: Path, name: str) -> None:
    refused("save-bad-name", lambda: save_many(folder / "new", {"fine": b"", name: b""}))
    assert names(folder) == []


def test_a_file_that_would_also_be_a_folder_stops_all(folder: Path) -> None:
    for order in (["a", "a/b"], ["a/b", "a"]):
        with pytest.raises(SaveError):
            save_many(folder / "new", dict.fromkeys(order, b""))
        assert names(folder) == []


def test_folders_are_made_with_those_above(folder: Path, plan: Path) -> None:
    make_folder(folder / "a" / "b")
    make_folder(folder / "a" / "b")
    assert (folder / "a" / "b").is_dir()
    if os.name != "nt":
        assert (mode(folder / "a"), mode(folder / "a" / "b")) == (0o700, 0o700)
    for path in (plan, plan / "below"):
        refused("save-bad-target", lambda path=path: make_folder(path))


# The rigs, small


def test_g7_random_kills_tear_nothing_and_lose_nothing(folder: Path) -> None:
    """Row 148; ``make crash`` has 10,000."""
    figures = crash_kill.kill_savers(25, folder, seed=time.time_ns())
    assert figures.acknowledged > 0


def test_g7_random_kills_leave_whole_folders(folder: Path) -> None:
    assert crash_kill.kill_folder_savers(8, folder, seed=time.time_ns()).kills == 8


TRACED = pytest.mark.skipif(
    bool(crash_trace.find_obstacle()), reason=crash_trace.find_obstacle() or ""
)


@TRACED
def test_g8_a_kill_at_each_changing_call_tears_nothing(folder: Path) -> None:
    work = folder / "work"
    outcomes = crash_faults.sweep(work, ["over"], ["KILL"], crash_faults.CHANGING)
    assert set(outcomes) == {"killed"} and outcomes["killed"] >= 15


@TRACED
@pytest.mark.parametrize("way", crash_power.WAYS)
def test_g9_no_power_cut_loses_or_tears(folder: Path, way: str) -> None:
    assert crash_power.cut_power_during(folder / "work", way) > 10


@TRACED
def test_g9_the_model_notices_a_missing_flush(folder: Path) -> None:
    path = folder / "work" / crash_power.WAYS["over"]
    steps = crash_power.read_steps(crash_trace.trace(path.parent, "over"))
    acts = [step.act for step in steps]
    assert acts == ["create", "write", "flush", "link", "rename", "rename", "flush"]
    for number, fault_seen in ((2, "torn"), (6, "lost"), (1, "torn"), (5, "lost")):
        fewer = steps[:number] + steps[number + 1 :]
        with pytest.raises(AssertionError, match=fault_seen):
            crash_power.cut_power(fewer, path, existed=True)


@TRACED
def test_g9_every_file_of_a_folder_is_flushed_before_it_takes_its_name(folder: Path) -> None:
    steps = crash_power.read_steps(crash_trace.trace(folder / "work", "many"))
    acts = [step.act for step in steps]
    renamed = acts.index("rename")
    staging = steps[renamed].path
    flushed = [step.path for step in steps[:renamed] if step.act == "flush"]
    assert {f"{staging}/a.json", f"{staging}/evidence/b", f"{staging}/evidence", staging} <= {
        *flushed
    }
    assert flushed.index(f"{staging}/evidence/b") < flushed.index(f"{staging}/evidence")
    assert steps[renamed + 1 :] == [crash_power.Step("flush", str(folder / "work"))]


@pytest.mark.skipif(bool(crash_full.find_obstacle()), reason=crash_full.find_obstacle() or "")
def test_g10_a_full_disk_harms_nothing(folder: Path) -> None:
    """Row 147, for each kind of file and each amount of room."""
    assert min(crash_full.fill(folder).values()) > 50


def test_g11_four_writers_lose_no_change(folder: Path) -> None:
    """Row 151."""
    assert crash_writers.crowd(4, 30, folder).kept == 120


# The whole


def test_every_code_has_its_row_and_is_explained() -> None:
    codes = {code for code in messages.CODES if code.startswith("save-")} | {"file-locked"}
    assert len(codes) == 10
    for code in codes:
        row = messages.CODES[code]
        assert row.effect == "exit 6"
        assert row.hint


def test_importing_pulls_nothing_heavy() -> None:
    code = (
        "import sys; old = set(sys.modules); import pdpkit.storage;"
        "print(*sorted({name.split('.')[0] for name in set(sys.modules) - old}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"asyncio", "tempfile", "shutil", "random", "difflib", "secrets", "logging", "json"}
    assert not heavy & set(done.stdout.split())


def test_the_rigs_call_a_file_torn_that_is_not_whole(plan: Path) -> None:
    plan.write_bytes(payload(3))
    assert read_file(plan) == 3
    for data in (payload(3)[:-1], payload(3)[1:], payload(3)[:900] + payload(4)[900:]):
        plan.write_bytes(data)
        with pytest.raises(AssertionError, match="torn"):
            read_file(plan)
