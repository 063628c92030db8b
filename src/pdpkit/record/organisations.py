"""An organisation as it was known then, a priority of one, and the framework items it refers to."""

from typing import Annotated

from pdpkit.values import (
    Code,
    CompanyNumber,
    Day,
    FrameworkId,
    GroupUid,
    ItemCode,
    Laestab,
    Line,
    Many,
    Maybe,
    Part,
    SchoolYear,
    TrustRef,
    Ukprn,
    Urn,
    Version,
)
from pdpkit.vocabulary import organisations, plan

OrgKind = Annotated[str, Code(organisations.ORG_KIND)]
Phase = Annotated[str, Code(organisations.PHASE)]
KeyStage = Annotated[str, Code(organisations.KEY_STAGE)]
PriorityLevel = Annotated[str, Code(plan.PRIORITY_LEVEL)]
PriorityScope = Annotated[str, Code(plan.PRIORITY_SCOPE)]
StrategyStrand = Annotated[str, Code(plan.STRATEGY_STRAND)]


class OrgIds(Part):
    """Official numbers of an organisation. Only a register can show that one exists."""

    urn: Maybe[Urn] = None
    """A school's number in the national register; a new one when it becomes an academy."""
    laestab: Maybe[Laestab] = None
    """The local authority's number and the establishment's number together."""
    ukprn: Maybe[Ukprn] = None
    """The number of a provider of learning."""
    uid: Maybe[GroupUid] = None
    """A trust's or federation's number in the national register."""
    trust_ref: Maybe[TrustRef] = None
    """A trust's reference."""
    company_number: Maybe[CompanyNumber] = None
    """The number at Companies House, with its leading zeros."""


class Org(Part):
    """An organisation, by the name that it had then. It need not be a school or in a trust."""

    name: Line
    """The name as it was known then."""
    kind: OrgKind
    """What sort of organisation it is."""
    phase: Maybe[Phase] = None
    """The phase or setting."""
    ids: Maybe[OrgIds] = None
    """Its official numbers."""
    parent_name: Maybe[Line] = None
    """The trust, federation or authority that it belonged to then."""
    area: Maybe[Line] = None
    """Where it is, in words."""
    as_of: Maybe[Day] = None
    """The day on which all this was so."""


class Priority(Part):
    """A priority that development is meant to serve, told in full: no other file is needed."""

    title: Line
    """What the priority is."""
    level: Maybe[PriorityLevel] = None
    """Whose priority it is."""
    scope: Maybe[PriorityScope] = None
    """Whether one organisation has it or several together."""
    orgs: Many[Org] = ()
    """The organisations that have it."""
    strand: Maybe[StrategyStrand] = None
    """The strand of the trust's strategy that it belongs to."""
    from_year: Maybe[SchoolYear] = None
    """The first school year."""
    to_year: Maybe[SchoolYear] = None
    """The last school year."""


class FrameworkVersion(Part):
    """Which framework, in which version; its definition is embedded in the record."""

    id: FrameworkId
    """The framework's short name."""
    version: Version
    """The version."""


class FrameworkItemRef(Part):
    """One item of a framework."""

    framework: FrameworkVersion
    """The framework."""
    item: ItemCode
    """The code of the item in it."""
