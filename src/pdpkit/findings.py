"""What a file's form or content was found to lack (docs/spec.md, Findings).

"No" is a value here, as in ``report``: a finding never stops anything by itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from pdpkit import messages


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found: its code, a JSON Pointer to the place, the values its sentence needs.

    The catalogue says how grave a code is, so that one code is never both.
    """

    code: str
    where: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def severity(self) -> Severity:
        return Severity(messages.CODES[self.code].effect)

    @property
    def message(self) -> str:
        return messages.sentence(self.code, self.values)

    @property
    def hint(self) -> str:
        return messages.hint(self.code, self.values)


def find(code: str, where: str = "", /, **values: Any) -> Finding:
    """A finding with its values as keywords."""
    return Finding(code, where, values)


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.severity is Severity.ERROR for finding in findings)


def sort(findings: Iterable[Finding]) -> list[Finding]:
    """By place as the file is read, numbers as numbers; errors before warnings at one place."""
    return sorted(findings, key=lambda f: (_steps(f.where), f.severity, f.code))


def _steps(where: str) -> Sequence[tuple[int, int, str]]:
    return [(0, int(s), "") if s.isdigit() else (1, 0, s) for s in where.split("/")]
