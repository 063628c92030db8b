"""The years after example A: a mistake, a theft, a trust that closes, a laptop that is lost."""

import csv
import io
from pathlib import Path
from typing import Final

from pdpkit.cli.demo.stage import MAX, Stage, find_keeper_code, load_tree, make_secret, phrase
from pdpkit.encoding.alphabets import spoken_code
from pdpkit.storage import load, save

_NORTHWAY: Final = "did:web:northway.example"
_HARBOUR: Final = "did:web:harbour.example"
_KEEPER: Final = f"--key keeper/key.json {phrase('keeper')}"
_HOLDER: Final = f"--key holder/key.json {phrase('holder')}"
_POLICY: Final = "--directory directory.json --pins pins.json"


def tell_years(stage: Stage) -> None:
    """What happens to a record in a year and a half, and what is left to check at its end."""
    stage.later(days=20)
    _correct(stage)
    stage.later(days=15)
    _apply(stage)
    stage.later(days=30)
    _steal(stage)
    stage.later(days=40)
    _close(stage)
    stage.later(days=10)
    _lose(stage)
    stage.later(days=300)
    _look_back(stage)


def _correct(stage: Stage) -> None:
    stage.say("The trust finds a mistake in its register: a session was 45 minutes, not 60.")
    # The title, the headings and the rows of that session alone; others are left as they are.
    rows = list(csv.reader(io.StringIO(_read("old-trust/register.csv"))))[:19]
    for row in rows:
        if row[:1] == ["1001"] and row[3:4] == ["Reasoning talk in Years 3 and 4"]:
            row[5] = "45"
    written = io.StringIO(newline="")
    csv.writer(written).writerows(rows)
    save(Path("old-trust/corrected.csv"), written.getvalue().encode())
    stage.run(
        "trust withdraw --register old-trust/corrected.csv --trust old-trust -o corrected --sign "
        + phrase("old-trust"),
        allowed=(0, 3),
    )
    stage.say("She takes the new statement in; the old one stays, as withdrawn and replaced.")
    stage.run("merge holder/record.pdp.json corrected", allowed=(0, 3))
    stage.run(f"sign holder/record.pdp.json {_HOLDER}")


def _apply(stage: Stage) -> None:
    stage.say("She applies at Northway, which is on the same keeper's list.")
    _start_trust(stage, "northway", "Northway Schools Trust", _NORTHWAY, "99902")
    stage.run(f'directory pin "{find_keeper_code()}" --directory directory.json --pins pins.json')
    stage.run(
        "share holder/record.pdp.json --profile interview --for Northway"
        f" --until {stage.in_days(60)} -o interview.pdf {_HOLDER}"
    )
    stage.say("Northway checks it, and gives a receipt for each statement that it saw.")
    stage.run(f"verify interview.pdf {_POLICY}")
    stage.run(
        f"trust receipt interview.pdf --trust northway -o receipts {_POLICY} --sign "
        + phrase("northway"),
        allowed=(0, 3),
    )
    stage.run(f"merge holder/record.pdp.json receipts {_POLICY}", allowed=(0, 3))
    stage.run(f"sign holder/record.pdp.json {_HOLDER}")


def _start_trust(stage: Stage, folder: str, name: str, identifier: str, uid: str) -> None:
    make_secret(folder)
    stage.run(
        f'trust init {folder} --name "{name}" --id {identifier} --number uid={uid}', dated=False
    )
    stage.run(f"trust key {folder} --label first {phrase(folder)}")
    stage.run(f"trust card {folder} -o {folder}.json {phrase(folder)}")
    stage.run(f"directory add directory.json {folder}.json {_KEEPER}")


def _steal(stage: Stage) -> None:
    stage.say("The trust's key is stolen. The keeper says so; a new key takes its place.")
    stolen = next(iter(load_tree(Path("card.json"))["keys"]))["key"]
    since = (stage.now.date()).isoformat()
    stage.run(
        f'directory revoke directory.json "{spoken_code(stolen)}" --reason compromised'
        f" --since {since} {_KEEPER}"
    )
    stage.run(
        "trust key old-trust --label after-the-theft --instead-of this-year --yes "
        + phrase("old-trust")
    )
    stage.run(f"trust card old-trust -o new-card.json {phrase('old-trust')}")
    stage.run(f"directory add directory.json new-card.json {_KEEPER}")
    stage.run(f"trust publish old-trust -o lists-after {phrase('old-trust')}")


def _close(stage: Stage) -> None:
    stage.say("The trust closes, and one of its schools takes over what it said.")
    _start_trust(stage, "harbour", "Harbour Primary", _HARBOUR, "99903")
    stage.say("Its last lists and a pack for everyone outlive it.")
    today = stage.in_days(0)
    stage.run(
        f"trust close old-trust -o packs --on {today} --successor {_HARBOUR} --yes "
        + phrase("old-trust")
    )
    found = sorted(Path("packs/for-keepers").glob("last-withdrawals-*.json"))
    lists = " ".join(f"--last-list {path}" for path in found)
    stage.run(f"directory close directory.json Saltmarsh --on {today} {lists} {_KEEPER}")
    stage.run(f"directory successor directory.json Saltmarsh Harbour {_KEEPER}")


def _lose(stage: Stage) -> None:
    stage.say("Her laptop is lost with her key. The words on her sheet bring it back.")
    stage.move("holder/key.json", "../lost-key.json")
    stage.run(
        "key recover --words-file holder/words.txt --log holder/record.pdp.json"
        f" --key holder/key.json {phrase('holder')}"
    )
    stage.run(f"merge holder/record.pdp.json packs/1001 {_POLICY}", allowed=(0, 3))
    stage.run(f"sign holder/record.pdp.json {_HOLDER}")


def _look_back(stage: Stage) -> None:
    stage.say("A year later she applies again. The keeper's list says what became of the trust.")
    stage.run(f"directory add directory.json {_KEEPER}")
    stage.run(
        "share holder/record.pdp.json --profile interview --for Northway"
        f" --until {stage.in_days(60)} -o years-later.pdf {_HOLDER}"
    )
    stage.run(f"verify years-later.pdf {_POLICY}", allowed=(0, 3))


def _read(path: str) -> str:
    return load(Path(path), max_bytes=MAX).data.decode("utf-8-sig")
