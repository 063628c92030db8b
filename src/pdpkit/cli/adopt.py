"""``pdp adopt``: a new employer takes in what a share shows, and prepares its own answer."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Final

import typer

from pdpkit.cli.options import (
    AsJson,
    At,
    Directories,
    Force,
    Home,
    Lists,
    PassphraseFile,
    PinsFile,
    TrustFolder,
)
from pdpkit.cli.policy import load_policy
from pdpkit.cli.request import read_last_day
from pdpkit.cli.session import Session, open_session, write
from pdpkit.cli.trust.agreeing import check_speaker
from pdpkit.cli.trust.preparing import draft_prepared, show_carried
from pdpkit.cli.trust.settling import Sign, Terms, settle
from pdpkit.cli.trust.shares import Shared, find_holder, name_shown, open_shared
from pdpkit.cli.trust.signer import KeyLabel, check_open
from pdpkit.cli.trust.vouching import say_showing
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import say_day
from pdpkit.errors import InputError, UsageError
from pdpkit.issuing import (
    PROMISED,
    Change,
    Draft,
    Prepared,
    Showing,
    choose_entries,
    draft_receipt,
    find_refusal,
    promise_entry,
    state_entry,
    write_prepared,
)
from pdpkit.kinds import WORDS
from pdpkit.report import Verdict
from pdpkit.storage import make_folder, save
from pdpkit.view.conversation import Conversation, is_open, show_conversation
from pdpkit.view.entries import Entry
from pdpkit.view.stated import list_judged
from pdpkit.workspace import Issued, Person, Workspace, open_workspace

PAGE: Final = "first-conversation.txt"
_GOOD: Final = (Verdict.CONFIRMED, Verdict.EXPIRED)


def adopt(
    share: Annotated[
        Path, typer.Argument(metavar="SHARE", help="The share, or the PDF that carries it.")
    ],
    trust: TrustFolder,
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="OUT", help="The folder for what is made.")
    ],
    agree: Annotated[
        list[str] | None,
        typer.Option("--agree", metavar="ID", help="A goal or stage that you agree to."),
    ] = None,
    promise: Annotated[
        list[str] | None,
        typer.Option("--promise", metavar="ID", help="An ask or old promise that you promise."),
    ] = None,
    until: Annotated[
        str | None, typer.Option("--until", metavar="DAY", help="The last day of your promises.")
    ] = None,
    role: Annotated[
        str, typer.Option("--role", help="In which role somebody agreed.")
    ] = "line manager",
    drafts: Annotated[
        Path | None,
        typer.Option("--drafts", metavar="FILE", help="Keep your answer for somebody to sign."),
    ] = None,
    directories: Directories = None,
    pins: PinsFile = None,
    lists: Lists = None,
    label: KeyLabel = None,
    sign: Sign = False,
    passphrase_file: PassphraseFile = None,
    force: Force = False,
    as_json: AsJson = False,
    at: At = None,
    home: Home = None,
) -> int:
    """Take in somebody who comes from another employer, from the share that they made for you.

    Checks it, writes a page for the first conversation (open promises, asks, goals), and prepares a
    receipt for each confirmed statement. After the talk say what you agree to and promise, and add
    --sign; the person merges OUT. Ends with 3 when a statement was not confirmed.

    Example: pdp adopt interview.pdf --trust northway -o answer
    """
    session = open_session(as_json, at, home)
    if until is not None:
        read_last_day(until, session.now)
    check_speaker(role)
    workspace = open_workspace(trust)
    check_open(workspace)
    policy = load_policy(session, directories or [], pins, lists or [])
    shared = open_shared(share, policy, session)
    receipts = _draft_receipts(workspace, shared, session)
    person, answer = _prepare_answer(workspace, shared, session, agree, promise, until, role)
    page = show_conversation(
        *(Entry(shared.contents), list_judged(shared.report), workspace.trust.name),
        session.now.date(),
    )
    _show_page(session, shared, page)
    show_carried(session.console, answer)
    session.console.say()
    given = draft_prepared(workspace, answer, session)
    change = Change((*receipts.new, *given.drafts))
    facts = {*receipts.facts, *(one.fact.digest for one in answer)}

    def find(after: Workspace) -> list[Issued]:
        return [one for one in after.issued.values() if one.stands and one.fact in facts]

    if drafts and answer:
        data = write_prepared(answer, workspace.trust.id, session.now)
        write(drafts, data, force=force)
    terms = Terms(session, out, sign, label, passphrase_file, lists=bool(answer))
    _, summary = settle(workspace, change, terms, find)
    make_folder(out)
    save(out / PAGE, page.text.encode(), force=True)
    session.console.say(f"{out / PAGE} is the page for the first conversation.")
    if drafts and answer:
        session.console.say(f"{drafts} has your answer, for: pdp trust issue --drafts {drafts}")
    if sign:
        session.console.say(f"Give {out} to {shared.name}, for: pdp merge RECORD {out.name}")
    session.console.give(
        summary
        | {
            "holder": shared.holder,
            "person": person.number if person else None,
            "refused": receipts.plain,
            "conversation": dict(page.parts),
            "page": str(out / PAGE),
            "drafts": str(drafts) if drafts and answer else None,
        }
    )
    return 3 if receipts.plain else 0


@dataclass(frozen=True, slots=True)
class _Receipts:
    """The facts of all receipts, the drafts of those not given before, and what got none."""

    facts: tuple[str, ...]
    new: tuple[Draft, ...]
    plain: list[Tree]


def _draft_receipts(workspace: Workspace, shared: Shared, session: Session) -> _Receipts:
    """A receipt for each confirmed statement; of what is not confirmed, what to do."""
    console, report = session.console, shared.report
    holder = Person("", shared.name, identity=shared.holder, key_log=shared.key_log)
    showings = [Showing(one, holder) for one in report.statements]
    open_ = [one for one in showings if one.report.verdict not in _GOOD]
    good = [one for one in showings if not find_refusal(one, workspace.trust)]
    confirmed = len(showings) - len(open_)
    day = say_day(shared.tree["share"]["until"])
    console.say(f"{shared.name}, for {report.audience} until {day}", "bold")
    console.say(f"Employer statements confirmed: {confirmed} of {len(showings)}.")
    if open_:
        console.say("Not confirmed, so no receipt:", "bold")
    plain = []
    causes: dict[str, list[str]] = {}
    for one in open_:
        check = one.report.deciding_check
        causes.setdefault(f"{check.reason} {check.hint}".rstrip(), []).append(say_showing(one))
        plain.append({"id": one.report.id, "reason": check.reason, "todo": check.hint})
    for cause, titles in causes.items():
        console.say(cause, indent=2)
        for title in titles:
            console.say(f"- {title}", indent=4)
    made = [draft_receipt(one, workspace.trust, session.now) for one in good]
    known = {one.fact for one in workspace.issued.values() if one.stands}
    new = tuple(draft for draft in made if draft.fact not in known)
    return _Receipts(tuple(draft.fact for draft in made), new, plain)


def _prepare_answer(
    workspace: Workspace,
    shared: Shared,
    session: Session,
    agree: list[str] | None,
    promise: list[str] | None,
    until: str | None,
    role: str,
) -> tuple[Person | None, list[Prepared]]:
    """Who it is on the trust's list, and the facts of the employer's own answer."""
    try:
        person = find_holder(workspace, shared)
    except InputError as err:
        if err.code != "holder-not-on-list" or agree or promise:
            raise
        session.console.say(
            f"{shared.name} is not tied to your list yet. Before you agree or promise anything,"
            " send them a code: pdp trust invite.",
            "amber",
        )
        return None, []
    found: list[Prepared] = []
    for place in choose_entries(shared.places, agree or []):
        title = name_shown(place, shared.contents)
        fact = state_entry(place, "agreed-plan", role, person.number, title)
        found.append(Prepared(fact, person.name, person.identity, place.array))
    for place in choose_entries(shared.places, promise or []):
        if place.array not in PROMISED:
            named = f"{WORDS[place.array]}, {name_shown(place, shared.contents)}"
            raise UsageError("entry-no-promise", found=named)
        made = promise_entry(place, person.number, session.now.date(), until)
        if made is None:
            raise UsageError("input-needed", option="--until")
        found.append(Prepared(made, person.name, person.identity))
    return person, found


def _show_page(session: Session, shared: Shared, page: Conversation) -> None:
    """The page for the conversation, and the ids by which it is answered."""
    console = session.console
    console.say(f"\n{page.title}", "bold")
    for heading, lines in page.parts:
        console.say(f"\n{heading}", "bold")
        for line in lines:
            console.say(f"- {line}", indent=2)
    rows = []
    for place in shared.places:
        promised = place.array in PROMISED
        if not is_open(place.array, Entry(place.entry), session.now.date()):
            continue
        if promised and not {"amount", "unit"} <= place.entry.keys():
            continue
        named = f"{WORDS[place.array]}, {name_shown(place, shared.contents)}"
        rows.append([place.entry["id"][:8], "--promise" if promised else "--agree", named])
    if rows:
        console.say("\nWhat you can answer, by its id", "bold")
        console.table(["", "", ""], rows, indent=2)
