"""Codes of the rules of content, R01 to R20 and (a) to (n) (docs/spec.md, Rules)."""

from typing import Final

from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    "rule-r01": Message(
        "error",
        "A record never holds {what}; here it stands as “{found}”.",
        "Delete it. It belongs in no development record.",
    ),
    "rule-r02": Message(
        "error",
        "“{last}” ends before “{first}” begins.",
        "Correct one of the two days.",
    ),
    "rule-r03": Message(
        "error",
        "“{code}” is a code of your own, and nobody can read what it means.",
        "Give it a label: in “ext”, “labels”, write “{code}” and what it stands for.{similar}",
    ),
    "rule-r04": Message("error", "{problem}", "{fix}"),
    "rule-r05": Message(
        "error",
        "A match has to rest on {missing}.",
        "Link to the aspiration, and name the priority, that it serves.",
    ),
    "rule-r06": Message(
        "warning",
        "{problem}",
        "Write down what should change, and how you will see it, before you start.",
    ),
    "rule-r07": Message(
        "warning",
        "It was to be looked at on {day}, and no finding stands here.",
        "Add an evaluation that links here. “Did not work” is an answer too.",
    ),
    "rule-r08": Message("warning", "About this secondment: {problem}.", "{fix}"),
    "rule-r13": Message(
        "warning",
        "“{found}” may point to single pupils.",
        "Write of groups of ten or more, and name nobody.",
    ),
    "rule-r14": Message("warning", "{problem}", "{fix}"),
    "rule-r15": Message(
        "warning",
        "The time for this promise ended on {day}, and it is not said what came of it.",
        "Say whether it was given, given in part, or not given.",
    ),
    "rule-r17": Message(
        "warning",
        "A post of this group never has to ask for {what}.",
        "Delete it, unless this really is a teaching post.",
    ),
    "rule-r20": Message("warning", "{problem}", "{fix}"),
    "rule-a": Message(
        "warning",
        "This evidence lies only with others, and nothing here shows if it is changed.",
        "Keep a copy of your own, and add its digest.",
    ),
    "rule-b": Message(
        "warning",
        "The goal counts as agreed, but nothing here says with whom.",
        "Add the talk at which it was agreed, with the other person's role, and link it here.",
    ),
    "rule-c": Message(
        "warning",
        "The stages do not follow one another: {problem}.",
        "Give each stage its own number and its years, in order.",
    ),
    "rule-d": Message("warning", "{problem}", "Correct the amounts, or how the promise stands."),
    "rule-h": Message(
        "warning",
        "It is said to go beyond your school, but the place is {org}, where you worked then.",
        "Correct the place, or how far it went.",
    ),
    "rule-i": Message(
        "warning",
        "You hope to stay and deepen, but every goal here is about leadership alone.",
        "Add a goal for what you hope for. It counts as much as any step up.",
    ),
    "rule-j": Message(
        "warning",
        "In a secondment you have two line managers; here {problem}.",
        "Write the role of each, at home and at the host.",
    ),
    "rule-k": Message(
        "warning",
        "What you mean to do afterwards is kept as a history, but here {problem}.",
        "Keep one talk for each day, and link it to the secondment.",
    ),
    "rule-l": Message(
        "warning",
        "Your own code “{code}” means the same as the common code “{common}”.",
        "Use “{common}”, so that everybody understands it.",
    ),
    "rule-m": Message(
        "warning",
        "A year in this role, and no training or visit stands here. Governance is learnt too.",
        "Add what you took part in.",
    ),
    "rule-n": Message("warning", "{problem}", "{fix}"),
    "entry-reason": Message(
        "warning",
        "“{found}” may tell why somebody was away, or how they were.",
        "Leave the reason out, or move it into “private”.",
    ),
    "entry-id-repeated": Message(
        "error",
        "Two entries have the same id; the other is {other}.",
        "Give one of the two a new random id.",
    ),
    "entry-link-missing": Message(
        "warning",
        "The link {link} leads to nothing in this record.",
        "Link to an entry that stands here, or delete the link.",
    ),
    "entry-framework-missing": Message(
        "warning",
        "The framework “{name}”, version {version}, does not stand in this record.",
        "Add it, so that what is said here can be understood later.",
    ),
    "entry-item-unknown": Message(
        "warning",
        "The framework “{name}” has no {what} “{code}”.",
        "Use one of: {codes}.",
    ),
}

# The cases of those rules that have several: what is wrong, what to do.
CASES: Final[dict[str, tuple[str, str]]] = {
    "r04-trn-elsewhere": (
        "A teacher number may stand in an entry of its own only.",
        "Move it into a status of type teacher-number, which leaves only when you name it.",
    ),
    "r04-trn-visible": (
        "The teacher number would leave with every share.",
        "Set its visibility to own: it then leaves only when you name it.",
    ),
    "r04-year": (
        "“{value}” is not a school year: the second year follows the first.",
        "Write it as 2024/25.",
    ),
    "r06-missing": ("This took {minutes} minutes, and it is not said what should change.", ""),
    "r06-afterwards": ("The impact plan was written on {day}, after the start.", ""),
    "r08-long": ("it lasts longer than a year", "Check the days, or agree a second one."),
    "r08-same": ("host and home are the same", "Correct one of the two."),
    "r08-host-manager": (
        "nobody is named as line manager at the host",
        "Write the role of that person.",
    ),
    "r08-contact": (
        "there has been no contact with home since {day}",
        "Add the talk or event at which you kept in touch, or plan one.",
    ),
    "r08-cover": ("it is not said how the home post is covered", "Say how it is covered."),
    "r08-seniority": (
        "the level of responsibility differs between home and host",
        "Check that both sides agreed to it.",
    ),
    "r14-need": ("The goal does not say why it is needed.", "Say what showed the need."),
    "r14-criteria": ("The goal does not say how one will know.", "Add a success criterion."),
    "r14-many": (
        "{count} goals are active at once; more than five are hard to keep.",
        "Pause some, or carry them forward.",
    ),
    "r20-unknown": (
        "The number {number} does not stand in the list of organisations on this computer.",
        "Check the number. The list may also be older than the organisation.",
    ),
    "r20-closed": (
        "{name} was closed on {day}.",
        "Check the day, or name the one that followed.{successor}",
    ),
    "c-order": ("two have the number {order}", ""),
    "c-years": ("number {order} begins before the one that it follows", ""),
    "d-units": ("Promised in {promised}, given in {given}: the two cannot be compared.", ""),
    "d-short": ("It is marked as given, but only {given} of {promised} {unit} stand here.", ""),
    "d-unmarked": ("{given} {unit} stand here as given, but it is marked as not given.", ""),
    "j-home": ("the one at home is missing", ""),
    "j-same": ("both have the same role", ""),
    "k-alone": ("this talk is not linked to a secondment", ""),
    "k-twice": ("two talks of one day say different things", ""),
    "n-hidden": (
        "You want this to be celebrated, but only {visibility} may see it.",
        "Set its visibility to public, or take the wish back.",
    ),
    "n-unasked": (
        "Anybody may see this recognition, but you have not said that it may be celebrated.",
        "Set celebrateOk to true, or choose who may see it.",
    ),
}
