"""What is asked on a terminal about a new entry, in plain words and in this order.

Only what is needed, and what makes an entry worth reading later. Everything else has an option.
"""

from typing import Final, NamedTuple

LAST: Final = "@last"
NEXT: Final = "@next"
HOME: Final = "@home"
AHEAD: Final = "ahead"
PAST: Final = "past"


class Question(NamedTuple):
    """``name`` is the field's. ``default`` is an answer as a person would type it, or one of these:

    ``LAST`` as the newest entry of its kind says, ``NEXT`` one more than the highest, ``HOME``
    where the newest post is. ``when`` keeps a question for entries that lie ``AHEAD``, or in the
    ``PAST``, or whose member has one value: ``kind=match``.
    """

    name: str
    words: str
    default: str = ""
    when: str = ""


_CHANGE: Final = Question(
    "impactPlan.intendedChange", "What should be different afterwards?", when=AHEAD
)
_OUTCOME: Final = Question("outcome", "What came of it, in a sentence?", when=PAST)
_ABOUT: Final = "What does it go with? A number, or part of an entry's name."
_SESSION: Final = (
    Question("title", "What was it called?"),
    Question("start", "On which day?", "today"),
    Question("minutes", "How long did it take?", "1 hour"),
    Question("role", "What did you do in it?", "took-part"),
    Question("provider", "Who offered it?", LAST),
    Question("reach", "How far did it reach?", "own-school"),
    _CHANGE,
    _OUTCOME,
)

QUESTIONS: Final[dict[str, tuple[Question, ...]]] = {
    "post": (
        Question("title", "What is the post called?"),
        Question("org.name", "Where is it?", HOME),
        Question("staffGroup", "Which group of staff is it in?", LAST),
        Question("kind", "On what footing do you hold it?", "employed"),
        Question("start", "Since when?", "today"),
        Question("end", "Until when? Leave it out while you hold the post."),
        Question("fraction", "What part of full time is it? Such as 0.6 or 60%."),
    ),
    "break": (
        Question("start", "From when?"),
        Question("end", "Until when? Leave it out while it lasts."),
        Question("label", "What shall it be called? It needs no reason.", "Career break"),
    ),
    "status": (
        Question("type", "Which status is it?"),
        Question("state", "How does it stand?", "held"),
        Question("heldFrom", "Since when do you hold it?", when="state=held"),
        Question("start", "When did it begin?", when="type=induction"),
        Question("trn", "What is the number?", when="type=teacher-number"),
    ),
    "qualification": (
        Question("name", "What is it called?"),
        Question("state", "How far has it come?", "passed"),
        Question("provider", "Who teaches it?"),
        Question("start", "When did it begin?"),
        Question("awarded", "When was it awarded?", when="state=passed"),
        Question("expires", "When does it run out, if it does?", when="state=passed"),
        Question("expectedEnd", "When should it end?", when="state=active"),
    ),
    "recognition": (
        Question("kind", "What sort of recognition is it?", "thanks"),
        Question("name", "What is it called?"),
        Question("body", "Who gave it?"),
        Question("date", "When?", "today"),
        Question("reason", "What was it for?"),
    ),
    "aspiration": (
        Question("statement", "What do you hope for, in your own words?"),
        Question("kind", "What sort of hope is it?", "stay-deepen"),
        Question("horizon", "How soon?"),
        Question("start", "Since when?", "today"),
    ),
    "stage": (
        Question("title", "What is this stage about?"),
        Question("order", "Which number does it have?", NEXT),
        Question("fromYear", "From which school year? Such as 2025/26."),
        Question("toYear", "To which school year?"),
        Question("focus", "What matters most in it?"),
    ),
    "goal": (
        Question("title", "What do you want to become able to do, in one line?"),
        Question("need", "What showed that it is needed?"),
        Question("successCriteria", "How will you know?"),
        Question("targetDate", "By when?"),
        Question("impactPlan.intendedChange", "What should be different for others?"),
        Question("impactPlan.measure", "How will you see it?", when="impactPlan=*"),
        Question("impactPlan.checkDate", "When will you look?", when="impactPlan=*"),
        Question("state", "How does it stand?", "active"),
    ),
    "evaluation": (
        Question("links", _ABOUT),
        Question("finding", "What did you find? Groups of ten or more, and no names."),
        Question("level", "At which level? 4 is new practice, 5 the difference for others.", "4"),
        Question("judgement", "How clear is it?", "some"),
        Question("caveat", "What else may explain it?"),
        Question("date", "When?", "today"),
    ),
    "entitlement": (
        Question("what", "What were you promised?"),
        Question("amount", "How much? Such as 10 days."),
        Question("unit", "What does the amount count?", "days", when="amount=*"),
        Question("promisedBy", "Who promised it? A role, or an organisation."),
        Question("source", "Where does the promise come from?"),
        Question("start", "From when?"),
        Question("end", "Until when?"),
        Question("state", "How does it stand?", "promised"),
    ),
    "interest": (
        Question("kind", "What is it?", "interest"),
        Question("title", "What is it about?"),
        Question("links", "Which aspiration does it fit? A number.", when="kind=match"),
        Question("priorities.title", "Which priority does it serve?", when="kind=match"),
        Question("trackRecord", "What did you achieve in it before?", when="kind=expertise"),
        Question("date", "When?", "today"),
    ),
    "activity": (Question("type", "What sort of activity was it?", LAST), *_SESSION),
    "training": _SESSION,
    "secondment": (
        Question("kind", "What sort of secondment is it?", "school-placement"),
        Question("homeOrg.name", "Where do you come from?", HOME),
        Question("hostOrg.name", "Where do you go?"),
        Question("start", "From when?"),
        Question("end", "Until when?"),
        Question("homeLineManager", "Who is your line manager at home? The role, not a name."),
        Question("hostLineManager", "Who is your line manager there? The role, not a name."),
        Question("cover", "How is your post at home covered?"),
        Question("state", "How does it stand?", "agreed"),
    ),
    "role": (
        Question("kind", "What sort of role is it?", "group"),
        Question("name", "What is the group called?", when="kind=group"),
        Question("groupKind", "What sort of group is it?", when="kind=group"),
        Question("body", "Which board or local body is it?", when="kind=governance"),
        Question("topic", "What is it about?", when="kind=deployment"),
        Question("role", "What do you do in it?"),
        Question("hostSchool.name", "Which school was reviewed?", when="kind=peer-review"),
        Question("focus", "What did it look at, in broad words?", when="kind=peer-review"),
        Question("rhythm", "How is it spread? Such as half a day a week.", when="kind=deployment"),
        Question("start", "Since when?", "today"),
        Question("end", "Until when? Leave it out while it lasts."),
        Question("termEnd", "When does the term end?", when="kind=governance"),
    ),
    "idea": (
        Question("idea", "What is the idea?"),
        Question("kind", "Did you try it out, or carry it elsewhere?", "trial"),
        Question("source", "Where did it come from?"),
        Question("happened", "What happened?", when="kind=trial"),
        Question("decision", "What did you decide?", when="kind=trial"),
        Question("result", "What came of it there?", when="kind=transfer"),
    ),
    "evidence": (
        Question("title", "What is it called?"),
        Question("kind", "What sort of evidence is it?", "resource"),
        Question("date", "When was it made?", "today"),
        Question("holdsPersonalData", "Is anybody else's personal data in it?", "no"),
        Question("links", "What does it show? A number, or part of an entry's name."),
    ),
    "progress": (
        Question("framework.id", "Which framework is it?", LAST),
        Question("item", "Which item of it?"),
        Question("claim", "What do you say to it, in your own words?"),
        Question("date", "When?", "today"),
        Question("links", "What shows it? A number, or part of an entry's name."),
    ),
    "conversation": (
        Question("kind", "What was it for?", "career"),
        Question("date", "When?", "today"),
        Question("withRoles", "Who took part, by role?", "line-manager"),
        Question("topics", "What was it about?"),
        Question("agreed", "What was agreed?"),
        Question("links", _ABOUT),
    ),
    "ask": (
        Question("what", "What would you like?"),
        Question("why", "Why?"),
        Question("amount", "How much? Such as 2 days."),
        Question("unit", "What does the amount count?", "days", when="amount=*"),
        Question("priority", "How much do you want it?", "medium"),
    ),
    "note": (
        Question("text", "What do you want to note? Nobody else sees it."),
        Question("kind", "What sort of note is it?", "reflection"),
        Question("date", "When?", "today"),
        Question("links", _ABOUT),
    ),
}

# What a part cannot be without, once something of it was said: by what holds it, and its name.
PARTS: Final = {
    ("Org", "name"): Question("", "What is the organisation called?"),
    ("Org", "kind"): Question("", "What sort of organisation is it?", "school"),
    ("ImpactPlan", "level"): Question(
        "", "At which level? 2 is learning, 4 new practice, 5 the difference for others.", "4"
    ),
    ("ImpactPlan", "intendedChange"): Question("", "What should be different?"),
    ("FrameworkVersion", "version"): Question("", "Which version of it?", "1"),
}
