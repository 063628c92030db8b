"""Every row of the checklist that the owner's side keeps: it can be written, and is judged."""

import copy
from typing import Any

import pytest

from checklist import ROWS
from entries import DIGEST, HOST, NEEDED, SCHOOL, TEAM, TRUST, entry, entry_id, record
from pdpkit.record import KINDS, Holder, read_record
from pdpkit.schema import find_faults
from pdpkit.shape import Shape, shape_of

Tree = dict[str, Any]

PRIORITY = {
    **{"title": "Maths mastery", "level": "school", "scope": "joint"},
    **{"orgs": [SCHOOL, HOST], "strand": "subject-expertise"},
}
PLAN = {
    **{"level": 5, "intendedChange": "Pupils explain methods", "measure": "Work before and after"},
    **{"baseline": "Few explain", "checkDate": "2024-07", "recordedOn": "2023-09-12"},
}
ITEM = {"framework": {"id": "ts", "version": "2011"}, "item": "3"}


def row(rows: str, at: str, **members: Any) -> Any:
    """A case: the rows that it proves, the place in the schema, the members that say it."""
    marks = [pytest.mark.covers(one, at=at) for one in rows.split()]
    return pytest.param(at, members, id=f"{rows.replace(' ', '+')}:{at}", marks=marks)


CASES = [
    row("S0-01 S2-01", "stages.careerStage", careerStage="late-career"),
    row("S0-01 S1-18", "holder.staffGroups", staffGroups=["executive"]),
    row("S0-01", "holder.careerStage", careerStage="returner"),
    row("S0-05", "secondments.kind", kind="school-placement", start="2025-09-01", end="2026-08-31"),
    row("S0-06", "secondments.hostOrg.kind", kind="central-team", hostOrg=TEAM),
    row("S0-08", "secondments.learningAims", learningAims=["How another school plans"]),
    row(
        "S0-09",
        "secondments.supportCommitments.party",
        supportCommitments=[{"party": "trust", "what": "A monthly talk"}],
    ),
    row("S0-12", "conversations.withRoles", kind="career", withRoles=["line-manager"]),
    row("S0-12", "conversations.agreed", agreed=["Visit Harbour Primary"]),
    row(
        "S0-15 S2-09 S4-06",
        "interests.opportunity.host",
        kind="opportunity",
        opportunity={"title": "Lead maths for a year", "host": HOST, "need": "cover-for-leave"},
    ),
    row("S0-16", "secondments.need", need="cover-for-leave"),
    row("S0-17 S3-06", "interests.kind", kind="expertise"),
    row("S0-18 S3-21", "interests.trackRecord", trackRecord="Rebuilt the maths curriculum"),
    row("S0-19", "interests.experience", kind="expertise", experience=["leading-ects"]),
    row("S0-20", "activities.type", type="deliver-itt", provider="Saltmarsh Learning Trust"),
    row("S0-21", "secondments.time.daysPerYear", time={"daysPerYear": "12"}),
    row("S0-21", "secondments.time.daysPerWeek", time={"daysPerWeek": "0.5"}),
    row("S0-22", "secondments.termsUnchanged", termsUnchanged=True, termsConfirmedBy="HR lead"),
    row("S0-23", "secondments.hostLineManager", hostLineManager="Deputy head"),
    row("S0-23", "secondments.homeLineManager", homeLineManager="Phase lead"),
    row("S0-24", "secondments.responsibilities", responsibilities=["Lead maths"]),
    row("S0-24", "secondments.seniorityHost", seniorityHost="middle-leader"),
    row("S0-25", "secondments.hostInduction.done", hostInduction=[{"what": "Tour", "done": True}]),
    row("S0-26", "secondments.homeSupport", homeSupport="A colleague from Harbour comes in turn."),
    row("S0-27 S0-28", "secondments.exchangeGroup.orgs", exchangeGroup={"orgs": [SCHOOL, HOST]}),
    row("S0-29", "secondments.cover", cover="reciprocal"),
    row("S0-31", "conversations.contact", kind="keep-in-touch", contact="colleague-talk"),
    row("S0-32", "conversations.contact", kind="keep-in-touch", contact="home-event"),
    row("S0-33", "conversations.links", contact="home-manager-talk", links=[entry_id("goals")]),
    row("S0-34", "conversations.returnIntent", kind="return", returnIntent="undecided"),
    row("S0-36", "roles.groupKind", groupKind="network", name="Those who went away"),
    row(
        "S0-37",
        "ideas.toOrgs",
        kind="transfer",
        fromOrg=HOST,
        toOrgs=[SCHOOL],
        result="Used in two year groups",
    ),
    row("S0-38", "secondments.priorities.level", priorities=[PRIORITY]),
    row("S0-39", "evaluations.caveat", level=5, caveat="One class, one year"),
    row("S0-40", "secondments.outcome", outcome="permanent-move"),
    row("S0-40", "aspirations.state", state="superseded"),
    row("S0-41 S3-30", "evaluations.outcomes", outcomes=["retention", "career-satisfaction"]),
    row("S0-42", "goals.priorities.scope", priorities=[PRIORITY]),
    row("S0-43 S1-42", "conversations.withRoles", withRoles=["executive-leader", "pupils"]),
    row("S1-05", "activities.funding", funding="department"),
    row("S1-08", "goals.orgs", orgs=[SCHOOL, HOST]),
    row("S1-10", "goals.visionLink", visionLink="Every child explains their thinking."),
    row("S1-12", "activities.programme.cohort", programme={"name": "Leads", "cohort": "2025"}),
    row("S1-13", "activities.impactPlan.recordedOn", impactPlan=PLAN),
    row("S1-13", "goals.impactPlan.baseline", impactPlan=PLAN),
    row("S1-14", "evaluations.level", level=3),
    row("S1-15 S3-11", "activities.priorities", priorities=[PRIORITY]),
    row("S1-16", "goals.exemplars", exemplars=["Harbour's planning"]),
    row("S1-16", "evidence.kind", kind="exemplar"),
    row("S1-17", "conversations.template", template={"name": "Career talk", "version": "3"}),
    row("S1-20", "activities.cycles.count", type="coaching", cycles={"count": 6}),
    row("S1-20", "activities.role", type="coaching", role="was-coached"),
    row(
        "S1-21",
        "activities.enquiry.question",
        type="lesson-study",
        enquiry={"question": "What makes talk work?", "finding": "Pauses"},
    ),
    row("S1-25 S3-39", "notes.consultation", kind="consultation", consultation={"about": "CPD"}),
    row("S1-26", "goals.need", need="Work scrutiny"),
    row("S1-27", "qualifications.funding", funding="dfe-scholarship"),
    row("S1-28", "qualifications.code", code="ST0454", funding="levy", category="apprenticeship"),
    row("S1-30", "posts.roleCode", roleCode="cpd_lead"),
    row("S1-31", "activities.followUp.done", followUp=[{"what": "Try it", "done": False}]),
    row("S1-31 S3-04", "activities.timeProtected", timeProtected=True, conditionsMet=True),
    row("S1-32", "progress.claim", claim="I plan development with every team."),
    row("S1-33", "goals.priorities", priorities=[PRIORITY, {"title": "Reading"}]),
    row("S1-35", "evaluations.judgement", judgement="did-not-work"),
    row("S1-37", "activities.programme.sessions", programme={"name": "Leads", "sessions": 6}),
    row("S1-38", "activities.type", type="expert-review"),
    row("S1-38", "activities.type", type="peer-review", role="reviewed"),
    row("S1-39 S3-09", "activities.evidenceBase", evidenceBase=["EEF 2021"]),
    row("S1-39", "goals.evidenceBase", evidenceBase=["EEF 2021"]),
    row("S1-40", "activities.reach", reach="outside-trust"),
    row("S2-03 S4-21", "posts.org.kind", org={"name": "Coast alliance", "kind": "alliance"}),
    row("S2-04", "stages.order", order=2, fromYear="2023/24", toYear="2024/25"),
    row("S2-05", "conversations.kind", kind="review", topics=["Discussed in the autumn"]),
    row("S2-07", "goals.state", state="agreed"),
    row("S2-07", "conversations.kind", kind="plan-agreement", withRoles=["line-manager"]),
    row(
        "S2-08",
        "entitlements.given.amount",
        **{"amount": "10", "unit": "days", "source": "trust-offer", "end": "2026-08-31"},
        **{"given": [{"amount": "4", "unit": "days", "date": "2026-03"}], "state": "partly"},
    ),
    row("S2-10", "roles.groupKind", groupKind="lead-practitioners", role="member"),
    row("S2-10", "activities.type", type="peer-support", role="mentored"),
    row("S2-11", "roles.outputs", groupKind="cross-school-team", outputs=["Planning pack"]),
    row("S2-11", "evidence.audience", kind="resource", audience="trust"),
    row("S2-12 S2-23", "goals.strands", strands=["teaching", "leadership"]),
    row("S2-13", "holder.pathways", pathways=["classroom", "leadership"]),
    row("S2-14", "evaluations.level", level=4),
    row("S2-17", "evidence.digest", digest=DIGEST),
    row(
        "S2-18",
        "asks.priority",
        **{"why": "To become a mentor", "amount": "2", "unit": "days", "priority": "high"},
    ),
    row("S2-19", "statuses.appropriateBody", type="induction", appropriateBody="Coast hub"),
    row("S2-19", "statuses.mentorPeriods.role", mentorPeriods=[{"role": "Phase lead"}]),
    row("S2-21", "statuses.type", type="qts", heldFrom="2021-07"),
    row("S2-25", "activities.role", role="coached"),
    row("S2-26", "activities.targetArea", funding="tlif", targetArea="Opportunity area"),
    row("S2-27", "activities.provider", provider="Coast hub"),
    row("S2-29", "statuses.termUsed", type="induction", termUsed="NQT"),
    row("S3-01", "activities.minutes", minutes=60, timeBasis="contracted"),
    row("S3-02", "activities.event.host", event={"name": "Trust training day", "host": TRUST}),
    row("S3-05", "stages.pathway", pathway="specialist"),
    row("S3-06", "activities.audienceSize", role="led", audienceSize=22),
    row("S3-07", "activities.ownsTopic", topics=["First-day calls"], ownsTopic=True),
    row("S3-08", "roles.role", groupKind="think-tank", role="lead"),
    row("S3-10", "activities.phases", phases=["primary", "secondary", "special"]),
    row("S3-10", "roles.phases", phases=["primary", "secondary"]),
    row("S3-11", "activities.event.theme", event={"name": "Day", "theme": "Vocabulary"}),
    row("S3-11", "activities.frameworkItems", frameworkItems=[ITEM]),
    row("S3-12", "activities.type", type="staff-meeting", role="led", reach="trust-wide"),
    row("S3-13", "evidence.licence", kind="toolkit", audience="trust", licence="Share alike"),
    row("S3-14 S3-36", "activities.reach", reach="cross-school", phases=["primary", "secondary"]),
    row("S3-15", "posts.whatLedHere", whatLedHere="The think tank made me ready."),
    row("S3-16", "activities.event.series", event={"name": "Day 3", "series": "Training days"}),
    row("S3-17", "notes.reflectionKind", reflectionKind="new-research"),
    row("S3-18", "ideas.decision", place="Year 4", happened="It settled them", decision="keep"),
    row("S3-19", "roles.fraction", kind="deployment", fraction="0.2", scopeOrgs=[SCHOOL, HOST]),
    row("S3-20 S3-23", "evaluations.outcomes", outcomes=["consistency", "workload"]),
    row("S3-22", "recognitions.body", kind="external", body="Google", name="Innovator"),
    row("S3-24", "roles.model", kind="peer-review", model="Schools Partnership Programme"),
    row("S3-25", "roles.trainedOn", kind="peer-review", trainedOn="2026-02"),
    row("S3-25", "roles.role", kind="peer-review", role="improvement-champion"),
    row("S3-26", "roles.ownLearning", kind="peer-review", focus="Transition", ownLearning="Ask."),
    row("S3-28", "activities.type", type="improvement-workshop", role="led", reach="other-school"),
    row("S3-31", "activities.type", type="external-evaluation-support"),
    row("S3-32", "evaluations.outcomes", outcomes=["knowledge-of-own-school"]),
    row("S3-35", "recognitions.links", kind="framework", links=[entry_id("progress")]),
    row("S3-37", "activities.celebrateOk", celebrateOk=True, visibility="public"),
    row(
        "S3-39",
        "notes.consultation.opinions.opinion",
        kind="consultation",
        consultation={
            "about": "Training days",
            "anonymous": True,
            "opinions": [{"about": "Day 3", "opinion": "helped"}],
            "wishes": ["SEND course"],
        },
    ),
    row("S3-41", "conversations.withRoles", withRoles=["session-leader", "digital-specialist"]),
    row("S4-01", "goals.corePurposeLink", corePurposeLink="Calmer starts"),
    row("S4-02 S2-25", "activities.type", type="close-to-practice", role="observed"),
    row("S4-04", "recognitions.kind", kind="thanks"),
    row("S4-05", "posts.missionLine", missionLine="Nobody is missed."),
    row("S4-08", "aspirations.readiness", readiness="nearly", targetRole="Head", horizon="1-2y"),
    row("S4-11", "activities.workload", workload="saves", corePurposeLink="Time for classes"),
    row("S4-12", "goals.priorities.strand", priorities=[PRIORITY]),
    row("S4-13", "roles.sponsor", sponsor="Director of Education"),
    row("S4-14", "interests.visibility", kind="expertise", visibility="trust"),
    row("S4-15", "evidence.kind", kind="curriculum"),
    row("S4-17", "roles.successor", area="North", successor="Maths community, coast"),
    row("S4-18", "roles.openTo", openTo="All staff of the trust", role="contributor"),
    row("S4-20", "activities.partners", partners=[{"name": "Coast", "kind": "university"}]),
    row("S4-20", "posts.roleCode", roleCode="itt_mentor"),
    row("S4-21", "roles.orgs", orgs=[{"name": "Maths hub", "kind": "subject-hub"}]),
    row(
        "S4-22",
        "qualifications.supportGiven.amount",
        **{"code": "edd-phd", "level": 8, "state": "active"},
        **{"supportGiven": [{"what": "Study time", "amount": "12", "unit": "days"}]},
    ),
    row("S4-24", "breaks.label", label="Career break"),
    row("S4-24", "posts.fraction", pattern="part-time", fraction="0.4"),
    row("S4-27", "roles.capacity", kind="governance", capacity="non-executive"),
    row("S4-27", "roles.appointingRoute", kind="governance", appointingRoute="members"),
    row("S4-28", "roles.assistance", kind="governance", assistance="A guide to the figures"),
    row("S4-28", "activities.type", type="governance-training", timeBasis="voluntary"),
    row(
        "S4-29",
        "activities.visit.reportGiven",
        type="governance-visit",
        visit={"focus": "Safeguarding", "form": "learning-walk", "reportGiven": True},
    ),
    row("S4-30", "activities.topics", type="governance-training", topics=["Reading figures"]),
    row("S4-31", "recognitions.kind", kind="long-service", celebrateOk=True, visibility="public"),
    row("S4-32", "conversations.withRoles", withRoles=["board", "non-executive", "apprentice"]),
    row("S4-32", "conversations.withRoles", withRoles=["doctoral-student", "partner"]),
]


def place_in(array: str, members: Tree) -> Tree:
    if array != "holder":
        return record(**{array: [entry(array, **members)]})
    tree = record()
    return {**tree, "holder": {**tree["holder"], **members}}


def shapes_along(at: str, members: Tree) -> list[Shape]:
    """The shape of each object on the way to a place."""
    array, *steps = at.split(".")
    kind = members.get("kind", NEEDED.get(array, {}).get("kind"))
    shapes = [shape_of(model) for model in KINDS.get(array, (Holder,))]
    found = [next(shape for shape in shapes if shape.kind in (None, kind))]
    for step in steps[:-1]:
        (below,) = found[-1].members[step]
        found.append(below)
    return found


@pytest.mark.parametrize(("at", "members"), CASES)
def test_what_a_row_asks_can_be_written(at: str, members: Tree) -> None:
    array, *_, last = at.split(".")
    assert last in shapes_along(at, members)[-1].members
    tree = place_in(array, members)
    reading = read_record(tree)
    assert reading.findings == ()
    assert reading.value is not None
    assert find_faults(tree, "record") == []


@pytest.mark.parametrize(("at", "members"), CASES)
def test_what_a_row_asks_is_judged(at: str, members: Tree) -> None:
    array, *steps, last = at.split(".")
    tree = copy.deepcopy(place_in(array, members))
    place = tree["holder"] if array == "holder" else tree[array][0]
    for step in steps:
        place = place[step][0] if isinstance(place[step], list) else place[step]
    place[last] = 7.5
    faults = find_faults(tree, "record")
    assert faults
    assert {(f.code, f.where) for f in faults} == {
        (f.code, f.where) for f in read_record(tree).findings
    }


def test_no_case_claims_what_is_the_trusts_alone() -> None:
    claimed = {mark.args[0] for case in CASES for mark in case.marks}
    assert not [one for one in claimed if ROWS[one][0] == "T"]
