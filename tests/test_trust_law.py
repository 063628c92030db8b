"""The law of a trust's life: whatever is done in whatever order, nothing counts twice or is lost.

After any sequence of issuing, tying, renaming, withdrawing, correcting and signing anew with
another key, what stands is confirmed by the last lists, and everything else is withdrawn, replaced
where something stands in its place.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pdpkit.document import Kind
from pdpkit.issuing import (
    Change,
    Fact,
    RegisterRow,
    correct,
    find_misnamed,
    find_signed_with,
    find_untied,
    prepare,
    renew,
    sign_drafts,
    withdraw_each,
)
from pdpkit.keys import SigningKey, signing_key
from pdpkit.proof import judge, signed_digest
from pdpkit.publishing import sign_lists
from pdpkit.report import StatementReport
from pdpkit.verification import verify
from pdpkit.workspace import Issued, Trust
from pdpkit.workspace import Person as Listed
from world import (
    NOW,
    TRUST,
    Person,
    Tree,
    directory,
    document,
    issuer,
    moment,
    pins_of,
    policy,
    record,
    seed,
)

NUMBERS = ("1001", "1002")
KEYS = {number: Person(f"words of {number}") for number in NUMBERS}
TITLES = ("Calm starts", "First aid")
DAY = "2026-01-05"
SALTMARSH = Trust(TRUST, "Saltmarsh Learning Trust", {"uid": "99901"})


@dataclass
class Office:
    """A trust in memory: its people, its keys, all that it signed, and the clock."""

    now: datetime = NOW - timedelta(days=50)
    people: dict[str, Listed] = field(
        default_factory=lambda: {n: Listed(n, f"Person {n}") for n in NUMBERS}
    )
    keys: list[SigningKey] = field(default_factory=lambda: [signing_key(seed("key 0"))])
    issued: dict[str, Issued] = field(default_factory=dict)
    trees: dict[str, Tree] = field(default_factory=dict)
    trust: Trust = SALTMARSH

    def settle(self, change: Change) -> None:
        label = f"key {len(self.keys) - 1}"
        signing = sign_drafts(change.drafts, self.trust, label, self.keys[-1], self.now)
        for tree, one in signing.made:
            self.issued[one.digest], self.trees[one.digest] = one, tree
        for one in (*signing.changed, *change.withdrawn):
            self.issued[one.digest] = one
        self.now += timedelta(hours=1)

    def renew(self, found: list[Issued], person: Listed | None) -> None:
        made = [renew(one, self.trees[one.digest], self.trust, self.now, person) for one in found]
        self.settle(Change(tuple(draft for draft in made if draft)))

    def issue(self, rows: list[RegisterRow]) -> None:
        known = self.issued.values()
        prepared = prepare(rows, self.people, known, self.trust, self.now)
        self.settle(Change(tuple(prepared.drafts)))

    def correct(self, rows: list[RegisterRow]) -> None:
        known = self.issued.values()
        self.settle(correct(rows, self.people, known, self.trust, self.now).change)


def row(number: str, title: str, minutes: int, says: str) -> RegisterRow:
    fact = Fact(number, says, {"start": DAY, "minutes": minutes}, title)
    return RegisterRow(1, fact, staff=number, session=(title, DAY))


ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from(NUMBERS),
        st.sampled_from(TITLES),
        st.sampled_from([30, 60]),
        st.sampled_from(["attended", "led"]),
    ),
    min_size=1,
    max_size=4,
)
STEPS = st.one_of(
    st.tuples(st.just("issue"), ROWS),
    st.tuples(st.just("correct"), ROWS),
    st.tuples(st.just("introduce"), st.sampled_from(NUMBERS)),
    st.tuples(st.just("tie"), st.sampled_from(NUMBERS)),
    st.tuples(st.just("rename"), st.tuples(st.sampled_from(NUMBERS), st.sampled_from("AB"))),
    st.tuples(st.just("withdraw"), st.tuples(st.integers(0, 9), st.sampled_from(["mistake"]))),
    st.tuples(st.just("steal"), st.none()),
)


def do(office: Office, step: str, value: Any) -> None:
    if step == "issue":
        office.issue(value)
    elif step == "correct":
        office.correct(value)
    elif step == "introduce":
        key = KEYS[value]
        office.people[value] = replace(office.people[value], identity=key.id, key_log=key.log)
    elif step == "tie":
        person = office.people[value]
        office.renew(find_untied(office.issued.values(), person), person)
    elif step == "rename":
        person = replace(office.people[value[0]], name=f"Person {value[1]}")
        office.people[value[0]] = person
        office.renew(find_misnamed(office.issued.values(), person), person)
    elif step == "withdraw":
        found = list(office.issued.values())[value[0] : value[0] + 1]
        office.settle(withdraw_each(found, value[1], office.now))
    else:
        office.keys.append(signing_key(seed(f"key {len(office.keys)}")))
        office.renew(find_signed_with(office.issued.values(), f"key {len(office.keys) - 2}"), None)


@given(st.lists(STEPS, min_size=1, max_size=9))
@settings(deadline=None, max_examples=60)
def test_what_stands_counts_once_and_all_else_is_withdrawn(steps: list[tuple[str, Any]]) -> None:
    office = Office()
    for step, value in steps:
        do(office, step, value)
    standing = [one for one in office.issued.values() if one.stands]
    assert max(Counter(one.fact for one in standing).values(), default=1) == 1
    lists = sign_lists(office.trust, office.issued, office.keys[-1], NOW, last=True)
    keys = [{"key": k.text, "validFrom": moment(-100), "validUntil": moment(200)}
            for k in office.keys]  # fmt: skip
    closed = {"status": "closed", "closedOn": NOW.date().isoformat()}
    last = [signed_digest(tree) for tree in lists.values()]
    known = directory(issuer(keys=keys, lastLists=last, **closed))
    reader = policy(directories=(known,), lists=tuple(lists.values()), pins=pins_of(known))
    for number in NUMBERS:
        own = [one for one in office.issued.values() if one.number == number]
        tree = record(*(office.trees[one.digest] for one in own), person=KEYS[number])
        report = verify(document(tree), reader, NOW)
        for one, found in zip(own, report.statements, strict=True):
            check(office, one, found)


def check(office: Office, one: Issued, found: StatementReport) -> None:
    if before := office.trees[one.digest].get("replaces"):
        assert office.issued[before].replaced_by == one.digest
    assert judge(office.trees[one.digest], Kind.STATEMENT, TRUST).digest == found.digest
    if one.stands:
        assert str(found.verdict) == ("confirmed" if one.holder else "unconfirmed")
        assert one.holder or found.check("subject").code == "subject-by-name"
        return
    end = one
    while end.replaced_by:
        assert office.trees[end.replaced_by]["replaces"] == end.digest
        end = office.issued[end.replaced_by]
    assert str(found.verdict) == "withdrawn"
    assert found.replaced == (end.stands and end.holder is not None)
