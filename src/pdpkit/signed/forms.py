"""Texts, numbers, lists and objects that have one written form (spec rules 1, 2 and 4).

Patterns keep to what Python, JavaScript and Rust read in the same way, so that the published
schemas judge as we do. Every form finds the first fault in a value, or none. Of many values it also
tells whether all are without fault, member by member instead of value by value: what stands in many
of them is looked at once.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, Final, NamedTuple, Protocol

from pdpkit.encoding.reading import MAX_INTEGER, Tree, escape


class Fault(NamedTuple):
    """Where a value departs from its form; ``unknown`` says that a member should not be there."""

    where: str
    wanted: str
    unknown: bool = False

    def under(self, place: str) -> "Fault":
        """The same fault in something that stands at ``place``."""
        return self._replace(where=f"{place}{self.where}")


class Form(Protocol):
    """What a value may look like."""

    def find_fault(self, value: Any) -> Fault | None: ...

    def fit(self, values: Sequence[Any]) -> bool:
        """Whether ``find_fault`` finds none in any of ``values``."""
        ...

    def write_schema(self) -> Tree: ...


class TextForm:
    """A text with one written form; ``wanted`` completes "Write …".

    ``check`` raises ``ValueError`` for what no pattern can refuse, such as a day that no calendar
    has; ``schema`` holds the standard keywords of JSON Schema that say the same. What has a
    ``name`` stands once among the definitions of a published schema, here as with ``Closed``.
    """

    def __init__(
        self,
        wanted: str,
        pattern: str,
        *,
        name: str = "",
        most: int | None = None,
        check: Callable[[str], object] | None = None,
        schema: Tree | None = None,
    ) -> None:
        self.wanted, self.pattern, self.most, self.check = wanted, pattern, most, check
        self.name, self._schema = name, schema or {}
        # In Python alone ``$`` also stands before a last line feed.
        self._find = re.compile(pattern.replace("$", r"\Z")).search

    def find_fault(self, value: Any) -> Fault | None:
        if value.__class__ is not str or not self._find(value):
            return Fault("", self.wanted)
        if self.most is not None and len(value) > self.most:
            return Fault("", self.wanted)
        if self.check is not None:
            try:
                self.check(value)
            except ValueError:
                return Fault("", self.wanted)
        return None

    def fit(self, values: Sequence[Any]) -> bool:
        return _all_are(str, values) and not any(map(self.find_fault, set(values)))

    def write_schema(self) -> Tree:
        title = {"title": self.name, "description": self.wanted} if self.name else {}
        length = {} if self.most is None else {"maxLength": self.most}
        return {**title, "type": "string", **length, "pattern": self.pattern, **self._schema}


class Whole:
    """A whole number within limits."""

    def __init__(self, most: int = MAX_INTEGER, *, least: int = 0) -> None:
        self.most, self.least = most, least

    def find_fault(self, value: Any) -> Fault | None:
        if value.__class__ is not int or not self.least <= value <= self.most:
            return Fault("", f"a whole number from {self.least} to {self.most}")
        return None

    def fit(self, values: Sequence[Any]) -> bool:
        return _all_are(int, values) and not any(map(self.find_fault, set(values)))

    def write_schema(self) -> Tree:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class OneOf:
    """One of a few values, each written exactly so."""

    def __init__(self, *values: Any) -> None:
        self.values = values
        kinds = set(map(type, values))
        # Values of one class can be counted; of several, a number might count as True.
        self._kind = kinds.pop() if len(kinds) == 1 else None

    def find_fault(self, value: Any) -> Fault | None:
        # True equals 1 in Python, and nowhere else.
        for known in self.values:
            if value == known and value.__class__ is known.__class__:
                return None
        return Fault("", " or ".join(map(str, self.values)))

    def fit(self, values: Sequence[Any]) -> bool:
        if self._kind is None:
            return not any(map(self.find_fault, values))
        return _all_are(self._kind, values) and sum(map(values.count, self.values)) == len(values)

    def write_schema(self) -> Tree:
        if len(self.values) == 1:
            return {"const": self.values[0]}
        return {"enum": list(self.values)}


class ListOf:
    """A list of one form."""

    def __init__(self, form: Form, *, least: int = 0, most: int | None = None) -> None:
        self.form, self.least, self.most = form, least, most

    def find_fault(self, value: Any) -> Fault | None:
        if value.__class__ is not list or len(value) < self.least:
            return Fault("", "a list in [ ]")
        if self.most is not None and len(value) > self.most:
            return Fault("", f"a list in [ ] of at most {self.most}")
        for number, item in enumerate(value):
            if fault := self.form.find_fault(item):
                return fault.under(f"/{number}")
        return None

    def fit(self, values: Sequence[Any]) -> bool:
        if not _all_are(list, values):
            return False
        most = self.most if self.most is not None else MAX_INTEGER
        lengths = set(map(len, values))
        return all(self.least <= length <= most for length in lengths) and self.form.fit(
            list(chain.from_iterable(values))
        )

    def write_schema(self) -> Tree:
        schema: Tree = {"type": "array", "items": self.form.write_schema()}
        if self.least:
            schema["minItems"] = self.least
        if self.most is not None:
            schema["maxItems"] = self.most
        return schema


class MapOf:
    """An object whose members are named by its writer, all of one form."""

    def __init__(self, names: TextForm, form: Form) -> None:
        self.names, self.form = names, form

    def find_fault(self, value: Any) -> Fault | None:
        if value.__class__ is not dict:
            return Fault("", "members in { }")
        for name, member in value.items():
            if fault := self.names.find_fault(name) or self.form.find_fault(member):
                return fault.under(f"/{escape(name)}")
        return None

    def fit(self, values: Sequence[Any]) -> bool:
        return (
            _all_are(dict, values)
            and self.names.fit(list(chain.from_iterable(values)))
            and self.form.fit([member for value in values for member in value.values()])
        )

    def write_schema(self) -> Tree:
        return {
            "type": "object",
            "propertyNames": self.names.write_schema(),
            "additionalProperties": self.form.write_schema(),
        }


class Free:
    """An object that only its writer understands."""

    def find_fault(self, value: Any) -> Fault | None:
        return None if value.__class__ is dict else Fault("", "members in { }")

    def fit(self, values: Sequence[Any]) -> bool:
        return _all_are(dict, values)

    def write_schema(self) -> Tree:
        return {"type": "object"}


class Anything:
    """A value that is judged elsewhere."""

    def find_fault(self, _value: Any) -> Fault | None:
        return None

    def fit(self, _values: Sequence[Any]) -> bool:
        return True

    def write_schema(self) -> Tree:
        return {}


FREE: Final = Free()
ANYTHING: Final = Anything()


class Carried:
    """What travels inside another file under a signature of its own: its faults are its own.

    Or what a reader leaves out, and reads the rest. ``schema`` is the published one that it is
    judged by. Where even a value that is no object is passed over, ``form`` is ``ANYTHING``.
    """

    def __init__(self, schema: str, form: Form = FREE) -> None:
        self.schema, self.form = schema, form

    def find_fault(self, value: Any) -> Fault | None:
        return self.form.find_fault(value)

    def fit(self, values: Sequence[Any]) -> bool:
        return self.form.fit(values)

    def write_schema(self) -> Tree:
        return {"$comment": f"judged by {self.schema}", **self.form.write_schema()}


class Member(NamedTuple):
    """One member of an object: its name, form, what it says, whether it may be absent."""

    name: str
    form: Form
    about: str
    optional: bool = False


class Closed:
    """An object with these members; others are a fault unless it is ``open``.

    ``also`` names a published schema that judges the same object as well.
    """

    def __init__(
        self, about: str, *members: Member, open: bool = False, name: str = "", also: str = ""
    ) -> None:
        self.about, self.members, self.open = about, members, open
        self.name, self.also = name, also
        self._judges = {member.name: member.form.find_fault for member in members}
        self._needed = frozenset(member.name for member in members if not member.optional)

    def find_fault(self, value: Any) -> Fault | None:
        if value.__class__ is not dict:
            return Fault("", "members in { }")
        judges = self._judges
        for name, member in value.items():
            judge = judges.get(name)
            if judge is None:
                if not self.open:
                    return Fault(f"/{escape(name)}", "nothing here", unknown=True)
            elif fault := judge(member):
                return fault.under(f"/{name}")
        if not value.keys() >= self._needed:
            missing = next(m.name for m in self.members if m.name in self._needed - value.keys())
            return Fault(f"/{missing}", "this member")
        return None

    def fit(self, values: Sequence[Any]) -> bool:
        if not _all_are(dict, values):
            return False
        shapes = [set(names) for names in set(map(tuple, values))]
        if not shapes:
            return True
        always, ever = set.intersection(*shapes), set.union(*shapes)
        if not (self._needed <= always and (self.open or ever <= self._judges.keys())):
            return False
        return all(
            member.form.fit(
                list(map(itemgetter(member.name), values))
                if member.name in always
                else [value[member.name] for value in values if member.name in value]
            )
            for member in self.members
            if member.name in ever
        )

    def write_schema(self) -> Tree:
        schema: Tree = {"title": self.name} if self.name else {}
        schema |= {"description": self.about, "type": "object"}
        if self.also:
            schema["$ref"] = f"{self.also}.schema.json"
        schema |= write_members(self.members)
        return schema if self.open else {**schema, "additionalProperties": False}


class Cases:
    """An object whose member ``by`` decides which members it has beside those that all have."""

    def __init__(
        self,
        about: str,
        by: Member,
        common: Sequence[Member],
        cases: Mapping[str, Sequence[Member]],
        *,
        name: str = "",
    ) -> None:
        self.about, self.by, self.common, self.cases, self.name = about, by, common, cases, name
        self._closed = {
            case: Closed(about, *common, by, *members) for case, members in cases.items()
        }

    def find_fault(self, value: Any) -> Fault | None:
        if value.__class__ is not dict:
            return Fault("", "members in { }")
        case = value.get(self.by.name)
        closed = self._closed.get(case) if case.__class__ is str else None
        if closed is None:
            return Fault(f"/{self.by.name}", " or ".join(self.cases))
        return closed.find_fault(value)

    def fit(self, values: Sequence[Any]) -> bool:
        by = self.by.name
        if not _all_are(dict, values) or not all(by in value for value in values):
            return False
        cases = [value[by] for value in values]
        return _all_are(str, cases) and all(
            case in self._closed
            and self._closed[case].fit([value for value in values if value[by] == case])
            for case in set(cases)
        )

    def write_schema(self) -> Tree:
        """Each case under a name of its own; what no case evaluated may not be there."""
        by = self.by.name
        schema: Tree = {"title": self.name} if self.name else {}
        schema |= {"description": self.about, "type": "object"}
        schema |= write_members([*self.common, self.by])
        schema["allOf"] = [
            {
                "if": {"properties": {by: {"const": case}}},
                "then": {"title": case, "type": "object", **write_members(members)},
            }
            for case, members in self.cases.items()
        ]
        return schema | {"unevaluatedProperties": False}


def write_members(members: Sequence[Member]) -> Tree:
    """The properties of an object, each under its own sentence, and which it cannot be without."""
    properties = {m.name: _describe(m.about, m.form.write_schema()) for m in members}
    required = [m.name for m in members if not m.optional]
    return {"properties": properties} | ({"required": required} if required else {})


def _describe(about: str, schema: Tree) -> Tree:
    """A named form keeps its own description, and is referred to once it stands elsewhere."""
    if "title" in schema:
        return {"description": about, "allOf": [schema]}
    return (
        {**schema, "description": about}
        if "description" in schema
        else ({"description": about, **schema})
    )


def _all_are(kind: type, values: Sequence[Any]) -> bool:
    """Whether each value is of this very class; so it is where there is none."""
    return set(map(type, values)) <= {kind}


def needed(name: str, form: Form, about: str) -> Member:
    return Member(name, form, about)


def optional(name: str, form: Form, about: str) -> Member:
    return Member(name, form, about, optional=True)
