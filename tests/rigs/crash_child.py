"""The process that the crash rigs kill, starve and crowd: it saves files that can check themselves.

``crash_child.py ACT PLACE [WORD...]``. It needs the standard library and ``src`` only, so that it
starts fast. After ``ready`` each line on standard output acknowledges one save.
"""

import hashlib
import os
import sys
from pathlib import Path

from pdpkit.errors import SaveError
from pdpkit.storage import Stamp, load, save, save_many

LIMIT = 8 * 1024 * 1024
PAGE = 4096
SIZES = {"keystore": 600, "directory": 20_000, "csv": 40_000, "record": 60_000, "pdf": 80_000}
MARK = "/pdp-rig-mark"  # looked at, so that a trace shows where the save begins and ends


def payload(count: int) -> bytes:
    """Bytes that name their number and hold their own digest, of 100 bytes to 60 KB."""
    body = b"%08d " % count + b"Reasoning talk in Years 3 and 4. " * (count * 37 % 1800)
    return body + hashlib.sha256(body).hexdigest().encode()


def read_payload(data: bytes) -> int:
    """The number in ``data``; ``AssertionError`` when it is torn."""
    body, digest = data[:-64], data[-64:]
    assert hashlib.sha256(body).hexdigest().encode() == digest, f"torn: {len(data)} bytes"
    return int(body[:8])


def read_file(path: Path) -> int:
    return read_payload(load(path, max_bytes=LIMIT).data)


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def save_forever(path: Path) -> None:
    """Count up in place, for as long as we live."""
    loaded = load(path, max_bytes=LIMIT)
    count, stamp = read_payload(loaded.data), loaded.stamp
    say("ready")
    while True:
        count += 1
        stamp = save(path, payload(count), over=stamp)
        say(str(count))


def save_folders_forever(folder: Path) -> None:
    """Write one folder of thirty files after another."""
    say("ready")
    count = 0
    while True:
        count += 1
        files = {f"statement-{number}.json": payload(number) for number in range(30)}
        save_many(folder / f"{os.getpid()}-{count}", files)
        say(str(count))


def save_once(path: Path, way: str) -> None:
    """One save between two marks; its outcome is a line."""
    stamp = load(path, max_bytes=LIMIT).stamp
    Path(MARK).exists()
    outcome = try_save(path, way, stamp)
    Path(MARK).exists()
    say(outcome)


def try_save(path: Path, way: str, stamp: Stamp) -> str:
    """Save payload 2 ``over`` the file at ``path``, by ``force``, as a ``new`` one beside it, or
    as a folder of ``many``: ``saved``, or the code and the name of the copy that was kept."""
    fresh = path.with_name("fresh")
    try:
        match way:
            case "over":
                save(path, payload(2), over=stamp)
            case "force":
                save(path, payload(2), force=True)
            case "new":
                save(fresh, payload(2))
            case "many":
                save_many(fresh, {"a.json": payload(2), "evidence/b": payload(2)})
    except SaveError as err:
        return _name(err)
    return "saved"


def add_lines(path: Path, writer: str, times: int) -> None:
    """Add ``times`` lines to a file that others add to as well; a line for each try."""
    say("ready")
    for number in range(times):
        line = f"{writer}-{number}"
        while True:
            loaded = load(path, max_bytes=LIMIT)
            try:
                save(path, loaded.data + f"{line}\n".encode(), over=loaded.stamp)
            except SaveError as err:
                say(f"refused {line} {_name(err)}")
            else:
                say(f"kept {line}")
                break


def _name(err: SaveError) -> str:
    copy = err.values.get("copy")
    return f"{err.code} {copy.name}" if copy else err.code


def fill(folder: Path) -> None:
    """Save each kind of file with every amount of room, from none to enough; a line for each."""
    say("ready")
    for kind, size in SIZES.items():
        for room in range(0, 3 * size + 3 * PAGE, PAGE):
            for way in ("new", "over", "many"):
                say(_fill(folder, folder / kind, bytes(size), room, way))


def _fill(folder: Path, path: Path, data: bytes, room: int, way: str) -> str:
    stamp = save(path, payload(1)) if way == "over" else None
    ballast = folder / "ballast"
    disk = os.statvfs(folder)
    ballast.write_bytes(bytes(max(0, disk.f_bavail * disk.f_frsize - room)))
    before = _list(folder)
    try:
        if way == "many":
            save_many(path, {"a": data, "b": data})
        else:
            save(path, data, over=stamp)
        outcome = "saved"
    except SaveError as err:
        outcome = err.code
    after = _list(folder)
    if outcome == "saved":
        assert {place.name for place in after} - {place.name for place in before} <= {
            path.name,
            "a",
            "b",
            f"{path.name}.bak",
        }, "something was left behind"
        assert all(after[place] == data for place in after if place.name in (path.name, "a", "b"))
    else:
        assert after == before, f"{outcome} left its traces"
    ballast.unlink()
    for place in sorted(after, reverse=True):
        place.unlink(missing_ok=True)
    if path.is_dir():
        path.rmdir()
    return f"{way} {path.name} {outcome}"


def _list(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def main() -> None:
    act, place, *words = sys.argv[1:]
    path = Path(place)
    match act:
        case "forever":
            save_forever(path)
        case "folders":
            save_folders_forever(path)
        case "once":
            save_once(path, words[0])
        case "lines":
            add_lines(path, words[0], int(words[1]))
        case "fill":
            fill(path)


if __name__ == "__main__":
    main()
