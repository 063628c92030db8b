"""Every code with its effect, its one sentence in plain words, and what to do next.

The catalogue is closed: ``docs/errors.md`` is made from it, and tests hold that every code that
the program can produce stands here and that every code here is produced by some file.

``effect`` is what a code does: ``exit N`` for one that is raised, a verdict for one that a check
reports, ``error`` or ``warning`` for a finding of ``validate``, ``note`` and ``passed`` otherwise.
"""

from typing import Any, Final

from pdpkit.messages import (
    acts,
    agreement,
    editing,
    exchange,
    frameworks,
    history,
    intake,
    issuing,
    keeping,
    organisation,
    pages,
    reading,
    record,
    register,
    rules,
    saving,
    sharing,
    trust,
)
from pdpkit.messages.message import Message

CODES: Final[dict[str, Message]] = {
    **reading.CODES,
    **trust.CODES,
    **record.CODES,
    **frameworks.CODES,
    **rules.CODES,
    **intake.CODES,
    **issuing.CODES,
    **keeping.CODES,
    **organisation.CODES,
    **acts.CODES,
    **agreement.CODES,
    **editing.CODES,
    **history.CODES,
    **sharing.CODES,
    **exchange.CODES,
    **pages.CODES,
    **register.CODES,
    **saving.CODES,
}


def sentence(code: str, values: dict[str, Any] | None = None) -> str:
    """The code's sentence with its values filled in; a value that is missing shows as ``…``."""
    return CODES[code].sentence.format_map(_Values(values or {}))


def hint(code: str, values: dict[str, Any] | None = None) -> str:
    """What to do next; empty where there is nothing to do."""
    return CODES[code].hint.format_map(_Values(values or {}))


class _Values(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"
