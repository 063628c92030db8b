"""Decides what of a record leaves: by visibility, by section, by what the holder named.

Everything that could leave is an item, and every item that stays has its reason; the preview and
the share are made from the same choice.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError
from pdpkit.framework import find_references
from pdpkit.ledger import Place, covered, find_entries
from pdpkit.profile import Profile
from pdpkit.record import SharedRecord, read_visibility
from pdpkit.shape import shape_of
from pdpkit.sharing.belonging import Belonging
from pdpkit.sharing.naming import bare_id, find_words, subject_of
from pdpkit.sharing.showing import find_hidden, find_names, keep_links, show_entries

# A statement that belongs to no entry is shown as an activity is by default.
_LOOSE: Final = "handover"


class Item(NamedTuple):
    """An entry or statement of the record, and why it stays (``STAYS``); empty when it leaves."""

    section: str
    id: str
    tree: Tree
    stays: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What would leave; the preview, the pages and the share are all made from this.

    ``items`` are all entries and statements of the record, in its order; ``names`` are the names of
    others that leave because they agreed.
    """

    record: Tree
    statements: tuple[Tree, ...]
    lists: tuple[Tree, ...]
    items: tuple[Item, ...]
    cards: tuple[Tree, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def leaving(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.stays)

    @property
    def staying(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.stays)


class _Scene(NamedTuple):
    """What statements are judged against: the entries, and what became of them."""

    profile: Profile
    places: dict[str, Place]
    reasons: dict[str, str]
    shown: dict[str, Tree]


def choose(record: Tree, profile: Profile) -> Choice:
    """The entries, statements and lists that a profile takes from a record whose form holds.

    ``InputError`` for what was named and may not leave: ``share-entry-conflict``,
    ``share-entry-personal-data``, ``share-statement-entry``, ``share-statement-hidden``; and
    ``share-still-about`` when words that were to be left out would stand in the share.
    """
    places = {i: p for i, p in find_entries(record).items() if p.array != "holder"}
    conflicts = record.get("conflicts", {})
    reasons = {i: _judge_entry(place, profile, conflicts) for i, place in places.items()}
    shown = _show(places, reasons, profile)
    for identifier, entry in shown.items():
        if find_words(entry, profile.not_about):
            reasons[identifier] = "about"
    if profile.not_about:
        # Without these, so that the rest is numbered as if they had never been.
        shown = _show(places, reasons, profile)
    scene = _Scene(profile, places, reasons, shown)
    judged = _judge_statements(record.get("statements", []), scene)
    statements = tuple(item.tree for item in judged if not item.stays)

    known = {*shown, *map(bare_id, statements)}
    entries = {i: keep_links(entry, known) for i, entry in shown.items()}
    names = (name for entry in entries.values() for name in find_names(entry))
    belonging = Belonging(statements, {})
    cards = belonging.find_cards(record.get("cards", []))
    choice = Choice(
        record=_make_contents(record, places, entries, profile),
        statements=statements,
        lists=belonging.find_lists(record.get("lists", [])),
        items=(*(Item(p.array, i, p.entry, reasons[i]) for i, p in places.items()), *judged),
        cards=tuple(card for card in cards if not find_words(card, profile.not_about)),
        names=tuple(dict.fromkeys(names)),
    )
    _refuse_words(choice, profile.not_about)
    return choice


def _judge_entry(place: Place, profile: Profile, conflicts: Collection[str]) -> str:
    """Why an entry stays, if it does; what was named and may never leave is refused."""
    identifier, entry = place.entry["id"], place.entry
    named = identifier in profile.named
    if identifier in profile.left_out:
        return "left-out"
    if identifier in conflicts:
        return _refuse_named("conflict", "share-entry-conflict", place, named=named)
    if entry.get("holdsPersonalData") == "yes":
        return _refuse_named("personal-data", "share-entry-personal-data", place, named=named)
    if named:
        return ""
    # The teacher number is the holder's own, whatever somebody wrote beside it.
    visibility = "own" if "trn" in entry else read_visibility(entry)
    if visibility not in profile.visibilities:
        return "own" if visibility == "own" else "audience"
    if profile.celebrated and entry.get("celebrateOk") is not True:
        return "celebration"
    if profile.sections is not None and place.array not in profile.sections:
        return "section"
    return ""


def _refuse_named(stays: str, code: str, place: Place, *, named: bool) -> str:
    if named:
        raise InputError(code, place.pointer)
    return stays


def _show(places: dict[str, Place], reasons: dict[str, str], profile: Profile) -> dict[str, Tree]:
    taken = (place for identifier, place in places.items() if not reasons[identifier])
    return show_entries(taken, names_agreed=profile.names_agreed)


def _judge_statements(found: Sequence[Tree], scene: _Scene) -> list[Item]:
    """Each statement with why it stays; one that tells of another stays with that other.

    Each is judged by itself, also where two have one id: an issuer could otherwise send one that
    leaves to bring along one that stays.
    """
    belonging = Belonging(found, scene.places)
    judged = [
        Item("statements", bare_id(s), s, _judge_statement(s, belonging, scene)) for s in found
    ]
    named = scene.profile.named | (scene.profile.statements or frozenset())
    while True:
        leaving = [item.tree for item in judged if not item.stays]
        kept = [
            item._replace(stays="statement")
            if not item.stays
            and item.id not in named
            and belonging.names_others(item.tree)
            and not belonging.is_told(item.tree, leaving)
            else item
            for item in judged
        ]
        if kept == judged:
            return judged
        judged = kept


def _judge_statement(statement: Tree, belonging: Belonging, scene: _Scene) -> str:
    """Why a statement stays, if it does: what it carries or belongs to must be shown too."""
    profile, identifier = scene.profile, bare_id(statement)
    named = identifier in profile.named or identifier in (profile.statements or ())
    if identifier in profile.left_out:
        return "left-out"
    if find_words(statement, profile.not_about):
        return "about"
    if not named and profile.statements is not None:
        return "unchosen"
    if isinstance(subject_of(statement).get("entry"), dict):
        return _judge_carried(statement, scene, named=named)
    if named:
        return ""
    if profile.sections is not None and "statements" not in profile.sections:
        return "section"
    if linked := belonging.find_linked(identifier):
        # Who asks for statements alone need not see what the holder says beside them.
        may_leave = any(scene.reasons[one] in ("", "section") for one in linked)
        return "" if may_leave else "entry"
    if _LOOSE not in profile.visibilities:
        return "audience"
    return "celebration" if profile.celebrated else ""


def _judge_carried(statement: Tree, scene: _Scene, *, named: bool) -> str:
    """A statement that holds an entry whole leaves beside that entry, and tells nothing more.

    One that holds another version than the one that is shown leaves only when it is named.
    """
    carried = subject_of(statement)["entry"]
    entry = scene.shown.get(str(carried.get("id")))
    if entry is None:
        if named:
            raise InputError("share-statement-entry", _say_place(statement))
        return "entry"
    sections = scene.profile.sections
    if not named and sections is not None and "statements" not in sections:
        return "section"
    if covered(entry) == carried:
        return ""
    if not named:
        return "version"
    array = scene.places[entry["id"]].array
    hidden = {*find_hidden(array, carried, names_agreed=scene.profile.names_agreed)}
    if hidden := hidden | (carried.keys() & {"private"}):
        names = ", ".join(sorted(hidden))
        raise InputError("share-statement-hidden", _say_place(statement), name=names)
    return ""


def _say_place(statement: Tree) -> str:
    return f"/statements {bare_id(statement)}"


def _make_contents(
    record: Tree, places: dict[str, Place], entries: dict[str, Tree], profile: Profile
) -> Tree:
    """The record's part of a share: what was chosen, and what it needs to be understood."""
    holder = record["holder"]
    contents: Tree = {"format": record["format"], "language": record.get("language", "en-GB")}
    contents["holder"] = {"id": holder["id"], "name": holder["name"]}
    groups = [g for g in holder.get("staffGroups", []) if not find_words([g], profile.not_about)]
    if groups:
        contents["holder"]["staffGroups"] = groups
    for identifier, entry in entries.items():
        contents.setdefault(places[identifier].array, []).append(entry)
    if labels := _find_labels(holder, contents):
        contents["holder"]["ext"] = {"labels": labels}
    frameworks = _find_frameworks(record, contents)
    return contents | ({"frameworks": frameworks} if frameworks else {})


def _find_labels(holder: Tree, contents: Tree) -> Tree:
    """What the holder calls the codes of their own that stand in the chosen entries."""
    ext = holder.get("ext")
    labels = ext.get("labels") if isinstance(ext, dict) else None
    if not isinstance(labels, dict):
        return {}
    used = {code for _, code, _ in shape_of(SharedRecord).find_own_codes(contents)}
    return {code: label for code, label in labels.items() if code in used}


def _find_frameworks(record: Tree, contents: Tree) -> list[Tree]:
    """The embedded frameworks that the chosen entries refer to."""
    wanted = {use.key for use in find_references(contents)}
    return [
        framework
        for framework in record.get("frameworks", [])
        if (framework.get("id"), framework.get("version")) in wanted
    ]


def _refuse_words(choice: Choice, words: Collection[str]) -> None:
    """Nothing of what was to be left out may stand anywhere, in a framework or list either."""
    everything = {
        "record": choice.record,
        "statements": list(choice.statements),
        "lists": list(choice.lists),
    }
    if found := find_words(everything, words):
        raise InputError("share-still-about", found.where, words=found.words)
