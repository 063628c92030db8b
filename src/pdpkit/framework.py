"""A framework: items with levels, told in a file of its own (docs/spec.md, Frameworks)."""

from typing import Annotated

from pdpkit.values import (
    Code,
    Day,
    Form,
    FrameworkId,
    Free,
    ItemCode,
    Line,
    Many,
    Maybe,
    Part,
    Text,
    Version,
    WebLink,
)
from pdpkit.vocabulary import frameworks, people

FrameworkStatus = Annotated[str, Code(frameworks.FRAMEWORK_STATUS)]
ItemKind = Annotated[str, Code(frameworks.ITEM_KIND)]
StaffGroup = Annotated[str, Code(people.STAFF_GROUP)]
FrameworkFormat = Annotated[
    str, Form("FrameworkFormat", "the mark pdp-framework/1", "^pdp-framework/1$")
]


class Level(Part):
    """One level of an item, with what is expected at it."""

    level: ItemCode
    """The level's code."""
    expectation: Text
    """What somebody at this level does."""


class Item(Part):
    """One item of a framework, in our own short words; the publisher's stand at the link."""

    code: ItemCode
    """Its code, which never changes within a version."""
    label: Line
    """What it is about, in short."""
    kind: Maybe[ItemKind] = None
    """Attitude, behaviour, skill or another sort of thing."""
    parent: Maybe[ItemCode] = None
    """The item that it is a part of."""
    levels: Many[Level] = ()
    """Its levels, lowest first."""
    applies_to: Many[StaffGroup] = ()
    """The groups that it is for; none named means everybody."""


class Framework(Part):
    """A framework in one version. A record embeds those that it refers to, whole."""

    format: FrameworkFormat
    """The mark of such a file."""
    id: FrameworkId
    """Its short name, the same in every version."""
    version: Version
    """The version."""
    title: Line
    """What it is called."""
    status: FrameworkStatus
    """Whether it is in use."""
    by: Maybe[Line] = None
    """Who publishes it."""
    source: Maybe[Line] = None
    """What it was taken from."""
    link: Maybe[WebLink] = None
    """Where the publisher's own words stand."""
    as_of: Maybe[Day] = None
    """When this was so."""
    note: Maybe[Text] = None
    """What a reader should know, such as that nobody is scored by it."""
    applies_to: Many[StaffGroup] = ()
    """The groups that it is for; none named means everybody."""
    items: Many[Item] = ()
    """The items."""
    ext: Maybe[Free] = None
    """Members of the writer's own."""
