"""Rules of content, R01 to R20 and (a) to (n), over a record whose form holds (spec, Rules).

A rule finds; it never stops anything. ``JUDGES`` names who judges each rule, here or elsewhere.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pdpkit.encoding.reading import Tree
from pdpkit.findings import Finding, Severity
from pdpkit.record import Record
from pdpkit.rules.beyond import judge_beyond
from pdpkit.rules.organisations import Listed, Lookup, judge_organisations
from pdpkit.rules.plan import judge_plan
from pdpkit.rules.posts import judge_posts
from pdpkit.rules.privacy import judge_privacy
from pdpkit.rules.references import judge_references
from pdpkit.rules.scene import Scene, lay_out
from pdpkit.rules.survey import survey
from pdpkit.rules.times import judge_times

__all__ = ["JUDGES", "Listed", "Lookup", "judge_privacy", "judge_rules", "survey"]

# Who judges each rule. What is signed is judged where it is signed or verified.
JUDGES: Final = {
    "R01": "rules.privacy",
    "R02": "rules.times",
    "R03": "rules.references",
    "R04": "rules.privacy and rules.times",
    "R05": "rules.plan",
    "R06": "rules.plan",
    "R07": "rules.plan",
    "R08": "rules.beyond",
    "R09": "the trust's side, not yet",
    "R10": "verification, by comparing what was agreed with the entry now",
    "R11": "verification, by each statement's own signature",
    "R12": "sharing",
    "R13": "rules.privacy",
    "R14": "rules.plan",
    "R15": "rules.plan",
    "R16": "issuing",
    "R17": "rules.posts",
    "R18": "the trust's side, not yet",
    "R19": "register, when it writes",
    "R20": "rules.organisations",
    "(a)": "rules.references",
    "(b)": "rules.plan",
    "(c)": "rules.plan",
    "(d)": "rules.plan",
    "(e)": "rules.plan, as R06",
    "(f)": "rules.plan, as R05",
    "(g)": "rules.posts, as R17",
    "(h)": "rules.beyond",
    "(i)": "rules.plan",
    "(j)": "rules.beyond",
    "(k)": "rules.beyond",
    "(l)": "rules.references",
    "(m)": "rules.beyond",
    "(n)": "rules.beyond",
}


def judge_rules(
    record: Record, tree: Tree, at: date, lookup: Lookup | None = None
) -> list[Finding]:
    """Every breach of a rule on the day ``at``; ``record`` is the typed reading of ``tree``.

    Without a ``lookup`` of organisations R20 finds nothing. Warnings whose code an entry names
    in ``private.acknowledged`` are left out; the holder's details speak for all other places.
    """
    scene = lay_out(record, tree, at)
    findings = [
        *judge_privacy(scene.surveys),
        *judge_times(scene),
        *judge_references(scene),
        *judge_plan(scene),
        *judge_beyond(scene),
        *judge_posts(scene),
        *(judge_organisations(scene, lookup) if lookup else ()),
    ]
    return list(_leave_out(findings, scene))


def _leave_out(findings: list[Finding], scene: Scene) -> Iterator[Finding]:
    entries = {where: entry.private for where, entry in scene.places.values()}
    for finding in findings:
        place = "/".join(finding.where.split("/")[:3])
        private = entries.get(place, scene.record.holder.private) or {}
        known = private.get("acknowledged")
        quiet = isinstance(known, dict | list) and finding.code in known
        if finding.severity is Severity.ERROR or not quiet:
            yield finding
