"""Making and signing a share of a career of 35 years beside reading that record."""

from career import Career
from measure import compare
from trust import STATEMENTS, issue

import world
from pdpkit.document import read_document
from pdpkit.encoding.writing import dump
from pdpkit.profile import PROFILES
from pdpkit.record import read_record
from pdpkit.sharing import Choice, choose, make_share, sign_share
from pdpkit.signing import sign_record

UNTIL = "2026-12-31"


def make_record() -> bytes:
    """The career with statements about half a year of it, signed, as a file."""
    tree = Career().make()
    holder = {"name": "Priya Nair", "staffGroups": ["teacher"]}
    tree["holder"] = {"id": world.PRIYA.id, "keyLog": world.PRIYA.log, **holder}
    tree |= {"statements": issue(STATEMENTS), "lists": [world.withdrawals()]}
    return dump(sign_record(tree, world.PRIYA.key, world.NOW).tree)


def run() -> None:
    data = make_record()
    record = read_document(data).tree

    def read() -> None:
        assert read_record(read_document(data).tree).value is not None

    def pick() -> Choice:
        return choose(record, PROFILES["interview"])

    def share() -> bytes:
        unsigned = make_share(pick(), record["holder"], "Northway", "An interview", UNTIL)
        return dump(sign_share(unsigned, world.PRIYA.key, world.NOW))

    made = share()
    told = f"{len(data) / 1e6:.1f} MB, {STATEMENTS} statements; the share {len(made) / 1e6:.1f} MB"
    print(f"a career of 35 years with its statements: {told}")
    print(f"make and sign a share   {compare(share, read):5.2f} times reading the record")
    print(f"choosing alone          {compare(pick, read):5.2f} times reading the record")


if __name__ == "__main__":
    run()
