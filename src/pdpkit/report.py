"""What a check found, and the verdicts that follow (docs/spec.md, Reports).

"No" is a value here. Nothing in this module reads a file or decides what is checked; it holds the
closed list of checks, their order, and the one rule that turns outcomes into verdicts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final, NamedTuple, NoReturn

from pdpkit import messages


class Outcome(StrEnum):
    PASSED = "passed"
    FAILED = "failed"
    UNDETERMINED = "undetermined"
    SKIPPED = "skipped"


class Verdict(StrEnum):
    """Of one statement, worst first."""

    NOT_GENUINE = "not-genuine"
    WITHDRAWN = "withdrawn"
    SELF_DECLARED = "self-declared"
    UNCONFIRMED = "unconfirmed"
    EXPIRED = "expired"
    CONFIRMED = "confirmed"


class FileVerdict(StrEnum):
    """Of a file, worst first."""

    UNREADABLE = "unreadable"
    DO_NOT_RELY = "do-not-rely"
    UNCONFIRMED = "unconfirmed"
    PARTLY = "partly"
    CONFIRMED = "confirmed"


# Naming a member of an enumeration takes a tenth of a microsecond in Python 3.11: asked of every
# check of every statement, that is a fortieth of the whole time.
PASSED: Final = Outcome.PASSED
FAILED: Final = Outcome.FAILED
_CONFIRMED: Final = Verdict.CONFIRMED

EXIT_CODES: Final = {
    FileVerdict.CONFIRMED: 0,
    FileVerdict.DO_NOT_RELY: 1,
    FileVerdict.PARTLY: 3,
    FileVerdict.UNCONFIRMED: 3,
    FileVerdict.UNREADABLE: 4,
}

FILE_CHECKS: Final = ("reading", "holderLog", "holderProof", "audience", "pages")
DECIDING_CHECKS: Final = (
    "proof",
    "form",
    "issuer",
    "keyWindow",
    "subject",
    "withdrawal",
    "validity",
)
TELLING_CHECKS: Final = ("name", "otherSuites")


class Check(NamedTuple):
    """One question with its answer; ``values`` fill the sentence of ``code``."""

    name: str
    outcome: Outcome
    code: str
    where: str = ""
    values: Mapping[str, Any] = MappingProxyType({})

    @property
    def reason(self) -> str:
        return messages.sentence(self.code, dict(self.values))

    @property
    def hint(self) -> str:
        return messages.hint(self.code, dict(self.values))

    def __bool__(self) -> NoReturn:
        raise TypeError("a check has an outcome, not a truth value")


def passed(name: str, code: str, where: str = "", /, **values: Any) -> Check:
    if values or where:
        return Check(name, PASSED, code, where, values)
    return _plain(name, PASSED, code)


def failed(name: str, code: str, where: str = "", /, **values: Any) -> Check:
    return Check(name, FAILED, code, where, values)


def undetermined(name: str, code: str, where: str = "", /, **values: Any) -> Check:
    return Check(name, Outcome.UNDETERMINED, code, where, values)


def skipped(name: str) -> Check:
    return _plain(name, Outcome.SKIPPED, "statement-check-stopped")


# Most of what passes says the same of one statement as of the next.
_plain = cache(Check)


# Failures that say something else than "this is not what the employer signed".
_FAILED_VERDICTS: Final = {
    "withdrawal": Verdict.WITHDRAWN,
    "validity": Verdict.EXPIRED,
    "issuer": Verdict.SELF_DECLARED,
}


def judge_statement(checks: Sequence[Check]) -> Verdict:
    """The verdict of one statement from its deciding checks.

    The first failed one decides. A check that is absent, skipped or undetermined is never a pass;
    only ``validity`` may fail, as *expired*, after everything before it has passed.
    """
    outcomes = {check.name: check.outcome for check in checks}
    worst = _CONFIRMED
    for name in DECIDING_CHECKS:
        outcome = outcomes.get(name)
        if outcome is PASSED:
            continue
        if outcome is FAILED:
            found = _FAILED_VERDICTS.get(name, Verdict.NOT_GENUINE)
        else:
            found = Verdict.UNCONFIRMED
        worst = min(worst, found, key=_RANK.__getitem__)
    return worst


_RANK: Final = {verdict: rank for rank, verdict in enumerate(Verdict)}


@dataclass(frozen=True, slots=True)
class StatementReport:
    """What was found of one statement.

    ``statement``, ``title``, ``made_out_to`` and ``tree`` are what it says, and None unless its
    signature holds and all of it is understood. ``issuer_name`` is the directory's, or None.
    ``withdrawn_by`` is the digest that a withdrawal names as its replacement, and ``replaced`` says
    that it stands confirmed in the same file.
    """

    id: str
    checks: tuple[Check, ...]
    statement: str | None = None
    title: str | None = None
    made_out_to: str | None = None
    issuer_id: str | None = None
    issuer_name: str | None = None
    digest: str | None = None
    tree: dict[str, Any] | None = field(default=None, repr=False)
    withdrawn_by: str | None = None
    replaced: bool = False
    verdict: Verdict = field(init=False)

    def __post_init__(self) -> None:
        # Asked for again and again, and the checks of a report never change.
        object.__setattr__(self, "verdict", judge_statement(self.checks))

    @property
    def deciding_check(self) -> Check:
        """The check that the verdict rests on: the worst, and of equals the first."""
        order = (Outcome.FAILED, Outcome.UNDETERMINED, Outcome.SKIPPED)
        for outcome in order:
            for check in self.checks:
                if check.outcome is outcome and check.name in DECIDING_CHECKS:
                    return check
        return self.checks[0]

    def check(self, name: str) -> Check:
        return next(check for check in self.checks if check.name == name)

    def __bool__(self) -> NoReturn:
        raise TypeError("a report has a verdict, not a truth value")


def judge_file(
    checks: Sequence[Check], statements: Sequence[StatementReport], kind: str
) -> FileVerdict:
    """The verdict of a file, first that holds (spec, Reports)."""
    by_name = {check.name: check for check in checks}
    reading = by_name.get("reading")
    if reading is None or reading.outcome is not Outcome.PASSED:
        return FileVerdict.UNREADABLE
    verdicts = [statement.verdict for statement in statements]
    holder_log, holder_proof = by_name.get("holderLog"), by_name.get("holderProof")
    # Only a reader who demands an answer to a request makes this check say no.
    audience = by_name.get("audience")
    if (
        Verdict.NOT_GENUINE in verdicts
        or any(s.verdict is Verdict.WITHDRAWN and not s.replaced for s in statements)
        or (holder_log is not None and holder_log.code == "holder-fork")
        or (audience is not None and audience.outcome is Outcome.FAILED)
        or (
            kind != "record" and holder_proof is not None and holder_proof.outcome is Outcome.FAILED
        )
    ):
        return FileVerdict.DO_NOT_RELY
    good = [v for v in verdicts if v in (Verdict.CONFIRMED, Verdict.EXPIRED)]
    counted = [s for s in statements if not (s.verdict is Verdict.WITHDRAWN and s.replaced)]
    if not good:
        return FileVerdict.UNCONFIRMED
    holder_good = all(
        check is not None and check.outcome is Outcome.PASSED
        for check in (holder_log, holder_proof, audience)
    )
    if len(good) == len(counted) and holder_good:
        return FileVerdict.CONFIRMED
    return FileVerdict.PARTLY


@dataclass(frozen=True, slots=True)
class DirectoryUsed:
    """Whose list of organisations was asked."""

    keeper: str
    sequence: int
    pinned: bool
    name: str
    valid_from: str
    code: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose file it is: the identity, the name that they use themselves, and the code."""

    id: str
    name: str | None
    code: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found of one file.

    ``contents`` is the record's part of a share, and None unless the holder's signature holds.
    """

    file: str
    sha256: str
    kind: str | None
    carrier: str
    checks: tuple[Check, ...]
    statements: tuple[StatementReport, ...] = ()
    holder: Holder | None = None
    audience: str | None = None
    directory: DirectoryUsed | None = None
    lists_left_out: int = 0
    contents: dict[str, Any] | None = field(default=None, repr=False)
    todo: tuple[str, ...] = ()

    @property
    def verdict(self) -> FileVerdict:
        return judge_file(self.checks, self.statements, self.kind or "")

    @property
    def made_out_to(self) -> tuple[str, ...]:
        """The names that issuers used, of statements whose signature holds, each once."""
        return tuple(dict.fromkeys(s.made_out_to for s in self.statements if s.made_out_to))

    @property
    def counts(self) -> dict[str, int]:
        """How many statements have each verdict; every verdict is present."""
        verdicts = [statement.verdict for statement in self.statements]
        return {str(verdict): verdicts.count(verdict) for verdict in Verdict}

    def check(self, name: str) -> Check:
        return next(check for check in self.checks if check.name == name)

    def worst_first(self) -> list[StatementReport]:
        return sorted(self.statements, key=lambda statement: _RANK[statement.verdict])

    def __bool__(self) -> NoReturn:
        raise TypeError("a report has a verdict, not a truth value")


def worst_verdict(verdicts: Iterable[FileVerdict]) -> FileVerdict:
    """The verdict of several files together; no file at all is unreadable, never fine."""
    rank = {verdict: number for number, verdict in enumerate(FileVerdict)}
    return min(verdicts, key=rank.__getitem__, default=FileVerdict.UNREADABLE)
