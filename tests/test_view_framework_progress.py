"""Where somebody stands in a framework, with what shows it; nothing is scored."""

from entries import entry, entry_id
from pdpkit.framework import embed
from pdpkit.view.framework_progress import FrameworkProgress, show_framework_progress
from pdpkit.view.provenance import Provenance
from reading_back import Tree, link, read_back, state
from world import record


def view(*statements: Tree, **arrays: object) -> FrameworkProgress:
    frameworks = embed(record(**arrays)).get("frameworks", [])
    back = read_back(*statements, **arrays, frameworks=frameworks)
    return show_framework_progress(back.record, back.statements)


def test_claims_stand_in_the_order_of_the_framework_with_their_evidence_once() -> None:
    third = entry("progress", 1, item="3", claim="Own words", links=[entry_id("activities")])
    first = entry("progress", 2, item="1", links=[entry_id("evidence")])
    shown = entry("evidence", links=[entry_id("progress", 2)])
    (part,) = view(progress=[third, first], evidence=[shown], activities=[entry("activities")]
                   ).frameworks  # fmt: skip
    assert part.title == "Teachers' Standards"
    assert [[one.title for one in claim.evidence] for claim in part.claims] == [
        ["Talk prompts"],
        ["Reasoning talk"],
    ]
    assert part.claims[1].step.own == "Own words"
    assert part.claims[0].step.item == "High expectations"
    assert part.untouched[:2] == ("Progress of pupils", "Planning and teaching")
    assert len(part.untouched) == 7


def test_a_claim_that_a_statement_carries_is_agreed() -> None:
    claim = entry("progress")
    carried = state("meets-framework-item", speaker="line manager", entry=claim, item="3",
                    framework=claim["framework"])  # fmt: skip
    (part,) = view(carried, progress=[claim | {"links": link(carried)}]).frameworks
    assert part.claims[0].told.label is Provenance.AGREED


def test_a_claim_that_was_replaced_is_not_shown_and_a_wish_of_an_audit_is() -> None:
    old = entry("progress", 1, state="superseded")
    audit = entry("progress", 2, kind="skills-audit", trainingWanted=["Finance", "Finance"])
    del audit["item"]
    (part,) = view(progress=[old, audit]).frameworks
    assert part.claims == ()
    assert part.wanted == ("Finance",)


def test_a_framework_whose_definition_is_not_there_is_named_by_its_code() -> None:
    claim = entry("progress", framework={"id": "x-own", "version": "1"}, item="a.b")
    (part,) = view(progress=[claim]).frameworks
    assert (part.title, part.claims[0].step.item, part.untouched) == ("x-own", "a.b", ())
