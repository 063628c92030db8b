"""The look-up on this computer: organisations by number, and by words of their names.

It is an SQLite file, built in memory and saved whole: one number among 50,000 is found without
reading the rest, fifty times as fast as in JSON (docs/decisions/0008).
"""

import re
import sqlite3
import unicodedata
import weakref
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.organisation.columns import GROUPS, MEMBERS, SCHOOLS, SUCCESSORS
from pdpkit.organisation.extract import Extract, Values

_MARK: Final = b"SQLite format 3\0"
_FORMAT: Final = 1
_TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    SCHOOLS.name: (
        "urn",
        "name",
        "phase",
        "laestab",
        "ukprn",
        "opened",
        "closed",
        "parent",
        "area",
    ),
    GROUPS.name: ("uid", "name", "kind", "ref", "company", "ukprn", "opened", "closed", "area"),
    MEMBERS.name: ("urn", "uid", "joined"),
    SUCCESSORS.name: ("urn", "successor"),
}
# Kind of number: the table that has all of them.
_NUMBERS: Final = {"urn": SCHOOLS.name, "uid": GROUPS.name}
# Column: what a record calls the number in it.
_IDS: Final = {
    "urn": "urn",
    "laestab": "laestab",
    "ukprn": "ukprn",
    "uid": "uid",
    "ref": "trustRef",
    "company": "companyNumber",
}
_NAMED: Final = frozenset(_NUMBERS.values())
_words = re.compile(r"[^\W_]+").findall
_apostrophes = re.compile("['\u2019`]").sub


class Source(NamedTuple):
    """An extract that the look-up was made from: what it lists, its file, its day, its rows."""

    kind: str
    file: str
    day: str
    rows: int


@dataclass(frozen=True, slots=True)
class Organisation:
    """One organisation as the register tells it; ``org`` is how a record writes it."""

    org: Tree
    opened: str | None
    closed: str | None
    successor: str | None

    @property
    def name(self) -> str:
        return str(self.org["name"])


class Lookup:
    """Answers from the bytes of a look-up; ``InputError`` ``org-lookup-damaged`` for others."""

    def __init__(self, data: bytes) -> None:
        self._database = sqlite3.connect(":memory:")
        weakref.finalize(self, self._database.close)
        if not data.startswith(_MARK):
            raise InputError("org-lookup-damaged")
        with _guard():
            self._database.deserialize(data)
            (version,) = self._database.execute("PRAGMA user_version").fetchone()
            if version != _FORMAT:
                raise InputError("org-lookup-damaged")
            self._sources = [Source(*row) for row in self._select("SELECT * FROM sources")]

    @property
    def sources(self) -> list[Source]:
        return self._sources

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of number, such as urn, of which it has all."""
        have = {source.kind for source in self._sources}
        return frozenset(kind for kind, table in _NUMBERS.items() if table in have)

    def find(self, kind: str, number: str) -> Organisation | None:
        """The organisation with the number ``kind``, urn or uid; None if there is none."""
        table = _NUMBERS[kind]
        columns = ", ".join(_TABLES[table])
        rows = self._select(f"SELECT {columns} FROM {table} WHERE {kind} = ?", number)  # noqa: S608  names of our own
        return next((self._read(kind, row) for row in rows), None)

    def search(self, text: str, most: int) -> list[Organisation]:
        """Those whose name, place or number has all words of ``text``; open ones first."""
        words = _words(_fold(text))
        if not words:
            return []
        found: list[Organisation] = []
        for kind, table in _NUMBERS.items():
            columns = ", ".join(_TABLES[table])
            where = " AND ".join(["folded LIKE ?"] * len(words))
            order = "ORDER BY closed IS NOT NULL, length(name), name LIMIT ?"
            sql = f"SELECT {columns} FROM {table} WHERE {where} {order}"  # noqa: S608
            patterns = [f"%{word}%" for word in words]
            found += [self._read(kind, row) for row in self._select(sql, *patterns, most)]
        return sorted(found, key=lambda one: (one.closed is not None, len(one.name)))[:most]

    def complete(self, org: Tree) -> Tree:
        """``org`` with what follows from its number; what stands in it stays as it is."""
        ids = org["ids"] if isinstance(org.get("ids"), dict) else {}
        for kind in self.kinds:
            if isinstance(number := ids.get(kind), str) and (found := self.find(kind, number)):
                return found.org | org | {"ids": found.org["ids"] | ids}
        return org

    def _read(self, kind: str, row: Values) -> Organisation:
        told = dict(zip(_TABLES[_NUMBERS[kind]], row, strict=True))
        ids = {name: told[column] for column, name in _IDS.items() if told.get(column)}
        org: Tree = {"name": told["name"], "kind": told.get("kind"), "phase": told.get("phase")}
        org |= {"ids": ids, "parentName": told.get("parent"), "area": told["area"]}
        successor = None
        if kind == "urn":
            number = str(told["urn"])
            org |= {"kind": "school", "parentName": told["parent"] or self._find_parent(number)}
            successor = self._find_successor(number)
        whole = {name: value for name, value in org.items() if value}
        return Organisation(whole, told["opened"], told["closed"], successor)

    def _find_parent(self, urn: str) -> str | None:
        """The newest group that the links name."""
        sql = (
            "SELECT groups.name FROM members JOIN groups USING (uid) WHERE members.urn = ?"
            " ORDER BY members.joined DESC LIMIT 1"
        )
        return next((str(row[0]) for row in self._select(sql, urn)), None)

    def _find_successor(self, urn: str) -> str | None:
        sql = (
            "SELECT successors.successor, schools.name FROM successors LEFT JOIN schools"
            " ON schools.urn = successors.successor WHERE successors.urn = ?"
            " ORDER BY successors.successor DESC LIMIT 1"
        )
        for number, name in self._select(sql, urn):
            return f"{name} ({number})" if name else f"the school with the number {number}"
        return None

    def _select(self, sql: str, *values: Any) -> list[Any]:
        with _guard():
            return self._database.execute(sql, values).fetchall()


def build_lookup(before: bytes | None, extracts: Iterable[Extract], today: str) -> bytes:
    """The bytes of a look-up: that of ``before``, with what each extract lists in its place.

    An extract whose name holds no day counts as of ``today``. ``InputError`` as for
    ``read_extract``, and ``org-lookup-damaged``.
    """
    with closing(sqlite3.connect(":memory:")) as database, _guard():
        if before is not None:
            Lookup(before)
            database.deserialize(before)
        else:
            database.executescript(_SCHEMA)
        for extract in extracts:
            _fill(database, extract, today)
        database.commit()
        database.execute("VACUUM")
        return database.serialize()


def _fill(database: sqlite3.Connection, extract: Extract, today: str) -> None:
    table = extract.kind
    named = table in _NAMED
    columns = (*_TABLES[table], "folded") if named else _TABLES[table]
    places = ", ".join("?" * len(columns))
    database.execute(f"DELETE FROM {table}")  # noqa: S608
    rows = ((*row, _fold_row(row)) for row in extract.rows) if named else extract.rows
    database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608
    ((count,),) = database.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
    if not count:
        raise InputError("csv-empty", extract.name)
    database.execute("DELETE FROM sources WHERE kind = ?", (table,))
    source = Source(table, extract.name, extract.day or today, count)
    database.execute("INSERT INTO sources VALUES (?, ?, ?, ?)", source)


def _fold_row(row: Values) -> str:
    """What somebody may search for: the number, the name, the place."""
    return _fold(f"{row[0]} {row[1]} {row[-1] or ''}")


def _fold(text: str) -> str:
    """Letters without accents and apostrophes, in small: St Mary's is found as st marys."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(_words(_apostrophes("", plain.casefold())))


@contextmanager
def _guard() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error:
        raise InputError("org-lookup-damaged") from None


def _write_schema() -> str:
    lines = [f"PRAGMA user_version = {_FORMAT};"]
    for table, columns in _TABLES.items():
        typed = [f"{column} TEXT" for column in (*columns, *["folded"] * (table in _NAMED))]
        if table in _NAMED:
            typed[0] += " PRIMARY KEY"
        without = " WITHOUT ROWID" if table in _NAMED else ""
        lines.append(f"CREATE TABLE {table} ({', '.join(typed)}){without};")
        if not without:
            lines.append(f"CREATE INDEX {table}_urn ON {table} (urn);")
    lines.append("CREATE TABLE sources (kind TEXT, file TEXT, day TEXT, rows INTEGER);")
    return "\n".join(lines)


_SCHEMA: Final = _write_schema()
