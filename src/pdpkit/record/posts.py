"""Where somebody worked or served, and the breaks between."""

from typing import Annotated, ClassVar

from pdpkit.record.entry import Entry
from pdpkit.record.organisations import KeyStage, Org, Phase
from pdpkit.record.standing import StatusType
from pdpkit.values import Code, Day, Line, Many, Maybe, Proportion, Text
from pdpkit.vocabulary import people

StaffGroup = Annotated[str, Code(people.STAFF_GROUP)]
PostKind = Annotated[str, Code(people.POST_KIND)]
RoleCode = Annotated[str, Code(people.ROLE_CODE)]
WorkPattern = Annotated[str, Code(people.PATTERN)]


class Post(Entry):
    """A post that somebody holds or held, paid or not. Several may run at once."""

    HIDDEN: ClassVar = {
        "lineManagerName": "the line manager's name",
        "leaveReason": "why the post ended",
    }

    title: Line
    """What the post is called."""
    org: Org
    """The organisation."""
    staff_group: StaffGroup
    """The group of staff or of governance. All are equal here."""
    kind: PostKind
    """On what footing the post is held."""
    role_code: Maybe[RoleCode] = None
    """The role in the codes of the state vacancy service."""
    start: Maybe[Day] = None
    """The first day."""
    end: Maybe[Day] = None
    """The last day; absent while the post is held."""
    pattern: Maybe[WorkPattern] = None
    """How the hours are arranged."""
    fraction: Maybe[Proportion] = None
    """The part of full time, as "0.6"."""
    phases: Many[Phase] = ()
    """The phases worked in."""
    subjects: Many[Line] = ()
    """The subjects taught or supported."""
    key_stages: Many[KeyStage] = ()
    """The key stages worked in."""
    duties: Maybe[Text] = None
    """What the post consists of."""
    mission_line: Maybe[Line] = None
    """How the post serves the mission, in one line."""
    line_manager: Maybe[Line] = None
    """The line manager's role, never a name."""
    requires: Many[StatusType] = ()
    """Statuses that the post asks for. Support and governance posts never ask for any."""
    what_led_here: Maybe[Text] = None
    """What led to this post, in the holder's own words."""


class Break(Entry):
    """A time between posts. A bare label is enough, and a gap needs no explanation."""

    HIDDEN: ClassVar = {"reason": "why; never in a share"}

    start: Day
    """The first day."""
    end: Maybe[Day] = None
    """The last day."""
    label: Maybe[Line] = None
    """A bare label such as career break."""
