"""The file of drafts: facts that one person prepares and another signs (``pdp-drafts/1``).

It is plain and proves nothing: whoever signs sees everything again in words, and what is signed is
written out anew from the facts in it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from pdpkit.encoding.reading import Tree, read
from pdpkit.encoding.times import format_moment
from pdpkit.encoding.writing import dump
from pdpkit.errors import InputError
from pdpkit.issuing.agreeing import AGREEMENTS, SECTIONS
from pdpkit.issuing.fact import ABOUT_THE_PERSON, Fact
from pdpkit.issuing.registers import STATEMENTS
from pdpkit.signed.forms import FREE, Closed, ListOf, OneOf, needed, optional
from pdpkit.signed.texts import DAY, IDENTITY, ISSUER, LINE, MOMENT
from pdpkit.workspace import Person

DRAFTS_FORMAT: Final = "pdp-drafts/1"
DRAFTS_FORM: Final = Closed(
    "Facts that one person of a trust prepared, for another to sign.",
    needed("format", OneOf(DRAFTS_FORMAT), "The mark of such a file."),
    needed("issuer", ISSUER, "The name under which the trust signs."),
    needed("prepared", MOMENT, "When they were prepared."),
    needed(
        "facts",
        ListOf(
            Closed(
                "One fact.",
                needed("number", LINE, "Of whom, by staff number."),
                needed("name", LINE, "The name on the trust's list then."),
                optional("holder", IDENTITY, "The identity on the trust's list then."),
                needed("statement", OneOf(*STATEMENTS, *AGREEMENTS), "What is stated."),
                optional("title", LINE, "Of what."),
                optional("until", DAY, "The last day on which it counts."),
                optional("section", OneOf(*SECTIONS), "Among which entries a carried one stands."),
                needed("members", FREE, "The members by which its kind differs."),
            ),
            least=1,
        ),
        "The facts.",
    ),
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """One fact as it was prepared: of whom the list said that it is, and where its entry stood."""

    fact: Fact
    name: str
    holder: str | None = None
    section: str = ""


def write_prepared(found: Iterable[Prepared], issuer: str, moment: datetime) -> bytes:
    """The bytes of a file of drafts."""
    facts = [_plain(one) for one in found]
    head = {"format": DRAFTS_FORMAT, "issuer": issuer, "prepared": format_moment(moment)}
    return dump({**head, "facts": facts})


def read_prepared(data: bytes, issuer: str, people: Mapping[str, Person]) -> list[Prepared]:
    """The facts in a file of drafts that was prepared for ``issuer``, of people as they are listed.

    ``InputError``: ``file-not-drafts``, ``issuer-drafts-elsewhere``, ``holder-drafts-older`` for
    somebody whose name or key on the list is another one by now.
    """
    tree: Any = read(data)
    if fault := DRAFTS_FORM.find_fault(tree):
        raise InputError("file-not-drafts", fault.where, wanted=fault.wanted)
    if tree["issuer"] != issuer:
        raise InputError("issuer-drafts-elsewhere", "/issuer", issuer=tree["issuer"])
    found: list[Prepared] = []
    for number, one in enumerate(tree["facts"]):
        where = f"/facts/{number}"
        if foreign := ABOUT_THE_PERSON.intersection(one["members"]):
            wanted = "only what the fact itself says"
            raise InputError("file-not-drafts", f"{where}/members/{min(foreign)}", wanted=wanted)
        if one["statement"] in AGREEMENTS and "section" not in one:
            raise InputError("file-not-drafts", where, wanted="the section of the entry")
        person = people.get(one["number"])
        listed = (person.name, person.identity) if person else None
        if listed != (one["name"], one.get("holder")):
            raise InputError("holder-drafts-older", where, name=one["name"])
        fact = Fact(
            *(one["number"], one["statement"], one["members"], one.get("title", "")),
            one.get("until"),
        )
        found.append(Prepared(fact, one["name"], one.get("holder"), one.get("section", "")))
    return found


def _plain(one: Prepared) -> Tree:
    fact = one.fact
    tree: Tree = {
        "number": fact.number,
        "name": one.name,
        "holder": one.holder,
        "statement": fact.statement,
        "title": fact.title or None,
        "until": fact.until,
        "section": one.section or None,
        "members": fact.members,
    }
    return {name: value for name, value in tree.items() if value is not None}
