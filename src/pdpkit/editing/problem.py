"""An answer that cannot be used, in plain words, with what to write instead."""

import difflib
from collections.abc import Iterable
from typing import Any

from pdpkit import messages
from pdpkit.errors import UsageError
from pdpkit.findings import Finding
from pdpkit.messages.editing import CASES
from pdpkit.register.problem import Fault


def refuse(case: str, **values: Any) -> UsageError:
    """The refusal of ``case``, to be raised."""
    problem, fix = CASES[case]
    return UsageError("input-answer", problem=problem.format(**values), fix=fix.format(**values))


def refuse_field(found: str, word: str, known: Iterable[str] = ()) -> UsageError:
    """A name that no member of this kind of entry has, with one of ``known`` that is near it."""
    close = difflib.get_close_matches(found, known, 1, 0.6)
    similar = f" Did you mean “{close[0]}”?" if close else ""
    return UsageError("input-field", found=found[:40], similar=similar, word=word)


def refuse_fault(fault: Fault, text: str) -> UsageError:
    """What the reader of spreadsheets says of a text, said of an answer."""
    values = {**fault.values, "found": text[:40]}
    problem, fix = messages.sentence(fault.code, values), messages.hint(fault.code, values)
    return UsageError("input-answer", problem=problem, fix=fix)


def refuse_finding(finding: Finding) -> UsageError:
    """What ``pdp validate`` would say afterwards, said before anything is saved."""
    return UsageError("input-answer", problem=finding.message, fix=finding.hint)
