"""The closing of a trust: its last lists, its last card, and a pack for everyone.

Everything here is signed while a key is still there; what is made does not depend on the day on
which a pack is opened (spec, Withdrawal).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from pdpkit.card import sign_card
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import say_day
from pdpkit.encoding.writing import dump
from pdpkit.keys import SigningKey
from pdpkit.proof import signed_digest
from pdpkit.publishing import make_card, sign_lists
from pdpkit.workspace import Issued, Trust

CARD: Final = "card.json"
READ_ME: Final = "READ-ME.txt"


def sign_closing(
    trust: Trust, issued: Mapping[str, Issued], key: SigningKey, moment: datetime
) -> dict[str, bytes]:
    """The files that a trust leaves: a card that says that it closes, and its lists of each year.

    Beside each last list, which counts once a keeper has named it, stands an ordinary one, which
    counts until then. ``trust`` has its last day, and a successor where there is one.
    """
    ordinary = sign_lists(_count(trust, 1), issued, key, moment)
    last = sign_lists(_count(trust, 2), issued, key, moment, last=True)
    card: Tree = make_card(trust) | {"closedOn": trust.closed_on}
    if trust.successor:
        card["successor"] = trust.successor
    card["lastLists"] = [signed_digest(tree) for tree in last.values()]
    return {
        CARD: dump(sign_card(card, [key], moment)[0]),
        **{f"withdrawals-{year}.json": dump(tree) for year, tree in ordinary.items()},
        **{f"last-withdrawals-{year}.json": dump(tree) for year, tree in last.items()},
    }


def pack(
    trust: Trust,
    issued: Iterable[Issued],
    left: Mapping[str, bytes],
    load: Callable[[Issued], bytes],
) -> dict[str, bytes]:
    """Everybody's pack, each in a folder of its own, and one for whoever keeps a list.

    ``left`` are the files of ``sign_closing`` and the last cards of all keys.
    """
    files = {f"for-keepers/{name}": data for name, data in left.items()}
    files[f"for-keepers/{READ_ME}"] = _tell_keepers(trust).encode()
    people: dict[str, list[Issued]] = {}
    for one in issued:
        people.setdefault(_name_folder(one), []).append(one)
    for folder, found in people.items():
        own = [one for one in found if one.stands]
        if not own:
            continue
        # What was replaced may still be in somebody's record.
        years = {one.valid_from[:4] for one in found}
        for one in own:
            files[f"{folder}/{one.statement}-{one.id[:8]}.json"] = load(one)
        for name, data in left.items():
            if "withdrawals" not in name or name[-9:-5] in years:
                files[f"{folder}/{name}"] = data
        files[f"{folder}/{READ_ME}"] = _tell_person(trust, own).encode()
    return files


def _count(trust: Trust, more: int) -> Trust:
    return replace(trust, published=trust.published + more)


def _name_folder(one: Issued) -> str:
    """Whoever has a staff number is found by it; others by the beginning of their identity."""
    if one.number:
        return one.number.replace("/", "+")
    return "person-" + (one.holder or one.id).rpartition(";")[2][:8].replace("_", "-").strip("-")


def _tell_person(trust: Trust, own: list[Issued]) -> str:
    named = sorted({one.name for one in own})
    lines = [
        f"What {trust.name} stated about {' / '.join(named)}",
        "",
        f"{trust.name} closes. Its last day is {say_day(trust.closed_on or '')}.",
        *_tell_successor(trust),
        f"In this folder is everything that it stated about you and that stands: {len(own)}.",
        "Keep this folder. Nobody else may have what is in it.",
        "",
        "If you have a record, take it all in with one command:",
        "",
        "    pdp merge YOUR-RECORD.pdp.json THIS-FOLDER",
        "",
    ]
    if by_name := sum(one.holder is None for one in own):
        lines += [
            f"{by_name} of these are made out to your name alone. That is like a certificate on",
            "paper: good, but anybody of your name could show it. A new employer that knows you",
            "can bring them over to your key: pdp trust rebind.",
            "",
        ]
    lines += [
        "What is here:",
        "",
        *(f"- {one.title}{_say_start(one)} ({one.statement}-{one.id[:8]}.json)" for one in own),
        "- the last lists of what was withdrawn (last-withdrawals, withdrawals)",
        "- the cards that say whose keys these are (card)",
        "",
    ]
    return "\n".join(lines)


def _say_start(one: Issued) -> str:
    return f", {say_day(one.start)}" if one.start else ""


def _tell_keepers(trust: Trust) -> str:
    lines = [
        f"{trust.name} ({trust.id}) closes. Its last day is {say_day(trust.closed_on or '')}.",
        *_tell_successor(trust),
        "",
        "You keep a list of organisations. Please enter that it closes, so that what it stated can",
        "be checked for ever:",
        "",
        f"    pdp directory close LIST {trust.id} --card {CARD}",
        "",
        "The last lists are here too, for everybody who asks you for them.",
        "",
    ]
    return "\n".join(lines)


def _tell_successor(trust: Trust) -> list[str]:
    return [f"{trust.successor} takes over."] if trust.successor else []
