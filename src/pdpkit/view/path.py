"""The holder's path: who they are now, their posts, stages and secondments over the years."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from pdpkit.encoding.alphabets import spoken_code
from pdpkit.encoding.times import first_day, last_day
from pdpkit.view.entries import Entry, newest, running_first
from pdpkit.view.own import say_post
from pdpkit.view.page import Head, Path, Span, Stage
from pdpkit.view.pairs import show_pair
from pdpkit.view.saying import join, say_code, say_known_day, year_end, year_start
from pdpkit.view.stated import Statements

MOST_POSTS: Final = 4


def show_head(share: Entry, members: Entry, record: Entry) -> Head:
    post = next(iter(running_first(record.parts("posts"))), Entry(None))
    identity = share.line("holder")
    return Head(
        name=record.part("holder").line("name"),
        role=join([post.line("title"), post.part("org").line("name")], ", "),
        mission=post.text("missionLine"),
        standing=tuple(list_standing(record)),
        audience=members.part("audience").line("name"),
        purpose=members.line("purpose"),
        until=say_known_day(members.day("until")),
        code=spoken_code(identity),
        identity=identity,
    )


def list_standing(record: Entry) -> Iterable[str]:
    """Statuses, qualifications, recognitions: each as one phrase. The teacher number never."""
    statuses = [s for s in record.parts("statuses") if s.line("type") != "teacher-number"]
    for status in statuses[:3]:
        when = say_known_day(status.day("heldFrom") or status.day("end"))
        plain = status.line("state") in ("held", "passed")
        state = "" if plain else say_code("StatusState", status, "state").lower()
        yield join([say_code("StatusType", status, "type"), state, when], ", ")
    for gained in newest(record.parts("qualifications"), "awarded")[:4]:
        passed = gained.line("state") == "passed"
        state = "" if passed else say_code("QualificationState", gained, "state").lower()
        day = gained.day("awarded") if passed else gained.day("expectedEnd")
        until = "expected " if day and not passed else ""
        when = f"{until}{say_known_day(day)}"
        yield join([gained.line("name"), gained.line("provider"), state, when], ", ")
    for thanks in newest(record.parts("recognitions"), "date")[:2]:
        when = say_known_day(thanks.day("date"))
        yield join([thanks.line("name"), thanks.line("body"), when], ", ")


def show_path(
    members: Entry, record: Entry, statements: Statements, *, most: int = MOST_POSTS
) -> Path:
    """At most ``most`` of each; the axis ends with the last day of ``members``."""
    posts = running_first(record.parts("posts"))[:most]
    stages = sorted(record.parts("stages"), key=lambda stage: stage.number("order") or 0)
    stages = stages[-most:]
    secondments = running_first(record.parts("secondments"))[:most]
    boards = [held for held in record.parts("roles") if held.line("kind") == "governance"]
    stage_spans = tuple(
        Span(f"{stage.number('order') or ''} {stage.line('title')}".strip(), "", start, end)
        for stage in stages
        if (start := year_start(stage.line("fromYear")))
        and (end := year_end(stage.line("toYear") or stage.line("fromYear")))
    )
    until = members.day("until")
    return Path(
        posts=tuple(show_pair("posts", post, say_post(post), statements) for post in posts),
        stages=tuple(
            Stage(
                str(stage.number("order") or ""),
                stage.line("title"),
                join(list(dict.fromkeys([stage.line("fromYear"), stage.line("toYear")])), " to "),
                stage.text("focus"),
            )
            for stage in stages
        ),
        post_spans=tuple(_spans(posts, "org", "title")),
        secondment_spans=tuple(_spans(secondments, "hostOrg", "")),
        board_spans=tuple(_span_boards(running_first(boards)[:most])),
        stage_spans=stage_spans,
        until=min(last_day(until or "2000"), date(2199, 12, 31)),
    )


def _span_boards(boards: list[Entry]) -> Iterable[Span]:
    """Seats on boards by the board; the role stands before it where there is room."""
    for held in boards:
        role, place = say_code("GovernanceRole", held, "role"), held.line("body")
        yield from _span(held, join([role, place], ": "), role or place)


def _spans(entries: list[Entry], org: str, title: str) -> Iterable[Span]:
    for entry in entries:
        place = entry.part(org).line("name")
        yield from _span(entry, join([place, entry.line(title)], ": "), place)


def _span(entry: Entry, label: str, short: str) -> Iterable[Span]:
    start, end = entry.day("start"), entry.day("end")
    if start and _is_drawn(first_day(start)) and (not end or _is_drawn(last_day(end))):
        yield Span(label, short, first_day(start), last_day(end) if end else None)


def _is_drawn(day: date) -> bool:
    """Whether a day can stand on an axis that people read."""
    return 1900 <= day.year < 2200
