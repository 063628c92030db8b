"""Example C: what two trusts stated of Colin Adeyemi, a volunteer on their governing bodies."""

from typing import Final

from generate.stories.cast import COLIN, NORTHWAY
from generate.stories.telling import Said, Story
from pdpkit.encoding.reading import Tree

_FEN_LANE: Final = {"name": "Fen Lane Primary", "ids": {"urn": "999001"}}
_BOARD: Final = {"name": "Saltmarsh Learning Trust", "ids": {"uid": "99901"}}
_LOCAL: Final = "Local governing body of Fen Lane Primary"
_OF_TRUSTEES: Final = "Board of Saltmarsh Learning Trust"
_OFF_THE_LOCAL_BODY: Final = "2024-07-26"
_TODAY: Final = "2026-10-16"


def _trained(start: str, end: str | None = None, minutes: int | None = None) -> Tree:
    told = {"activityType": "governance-training", "start": start, "end": end, "minutes": minutes}
    return {name: value for name, value in told.items() if value is not None}


STORY: Final = Story(
    "c",
    COLIN,
    ("trustee",),
    (
        Said("completed", _OFF_THE_LOCAL_BODY, {"activityType": "induction",
             "start": "2019-01-19"}, "Induction for new governors", "induction"),
        Said("attended", _OFF_THE_LOCAL_BODY, _trained("2019-02-05"),
             "Safeguarding for governors", "safeguarding"),
        Said("attended", _OFF_THE_LOCAL_BODY, _trained("2019-05-21"), "Safer recruitment",
             "recruitment"),
        Said("attended", _OFF_THE_LOCAL_BODY, _trained("2021-03-20", "2021-04-24", 360),
             "Finance for people who are not accountants", "finance"),
        Said("held-role", _OFF_THE_LOCAL_BODY, {"role": "Local governor", "group": _LOCAL,
             "org": _FEN_LANE, "start": "2018-11-12", "end": "2022-11-11"}, entry="governor-1"),
        Said("held-role", _OFF_THE_LOCAL_BODY, {"role": "Local governor", "group": _LOCAL,
             "org": _FEN_LANE, "start": "2022-11-12", "end": "2024-07-19"}, entry="governor-2"),
        Said("held-role", _OFF_THE_LOCAL_BODY, {"role": "Chair of a local governing body",
             "group": _LOCAL, "org": _FEN_LANE, "start": "2023-09-14", "end": "2024-07-19"},
             entry="chair"),
        Said("held-role", "2024-09-06", {"role": "Governor",
             "group": "Governing body of a church primary", "start": "2022-09-01",
             "end": "2024-08-31"}, entry="church", trust=NORTHWAY),
        Said("attended", "2025-04-04", _trained("2025-02-11"), "Cyber security for boards",
             "cyber"),
        Said("attended", "2025-04-04", _trained("2025-03-25"),
             "Reading attendance measures as a board", "data"),
        Said("sighted", "2026-03-06", {"speaker": "trust"}, entry="aspiration-chair"),
        Said("held-role", _TODAY, {"role": "Trustee", "group": _OF_TRUSTEES, "org": _BOARD,
             "start": "2024-09-10"}, entry="trustee"),
        Said("held-role", _TODAY, {"role": "Vice-chair of trustees", "group": _OF_TRUSTEES,
             "org": _BOARD, "start": "2026-03-17"}, entry="vice-chair"),
    ),
)  # fmt: skip
