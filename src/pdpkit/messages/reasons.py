"""Why ``pdp validate`` minds: one sentence for each code that it can find."""

from typing import Final

_FORM: Final = "Only what has its form can be read by every program, now and in thirty years."
WHY: Final[dict[str, str]] = {
    "schema-type": _FORM,
    "schema-missing": "Without it nobody can tell what the entry means.",
    "schema-code": "Codes are what makes entries of different people and years comparable.",
    "schema-pattern": _FORM,
    "schema-length": _FORM,
    "schema-date": "Days decide what was in force when, and what is due.",
    "schema-limit": _FORM,
    "schema-range": "Both cannot be so.",
    "schema-unknown-field-kept": "A slip of the hand would hide what you wrote from every reader.",
    "entry-member-hidden": "What stands outside “private” leaves with the entry.",
    "entry-reason": "Nobody needs to know, and it may not be yours to tell.",
    "entry-id-repeated": "Links and statements could not tell the two apart.",
    "entry-link-missing": "A reader would look for what is not there.",
    "entry-framework-missing": "A framework may be gone when somebody reads this.",
    "entry-item-unknown": "Nobody could look up what is meant.",
    "framework-code-twice": "What refers to it would mean either.",
    "framework-parent": "A reader would look for what is not there.",
    "framework-to-write": "Nobody could tell what is expected.",
    "rule-r01": "It could harm you, and no employer may ask for it here.",
    "rule-r02": "Nothing ends before it begins.",
    "rule-r03": "A code of your own means nothing to others without its label.",
    "rule-r04": "Such a number or year decides who or when is meant.",
    "rule-r05": "A match serves the person and the school, or it is none.",
    "rule-r06": "What should change can only be seen by somebody who said so before.",
    "rule-r07": "Looking back is what turns training into learning.",
    "rule-r08": "A secondment that is settled beforehand goes well.",
    "rule-r13": "Small groups and names can give a child away.",
    "rule-r14": "A goal that says why, and how one will know, can be reached.",
    "rule-r15": "A promise that nobody looks back at is soon forgotten.",
    "rule-r17": "All groups of staff count alike, and most have no such number.",
    "rule-r20": "A wrong number names another organisation.",
    "rule-a": "When the keeper loses it, or changes it, your proof is gone.",
    "rule-b": "An agreement needs two.",
    "rule-c": "Stages tell how one led to the next.",
    "rule-d": "Promised and given can only be compared when they add up.",
    "rule-h": "Work beyond the own school counts as that only where it was elsewhere.",
    "rule-i": "Staying is as good a direction as any step up.",
    "rule-j": "Each side has somebody to turn to.",
    "rule-k": "What you meant to do, and when you changed your mind, is a history.",
    "rule-l": "One thing should have one code.",
    "rule-m": "Those who govern learn too, and a reader would look for it.",
    "rule-n": "Only you decide what is celebrated.",
}


def say_why(code: str) -> str:
    """The reason behind a code; empty for one that needs none."""
    return WHY.get(code, "")
