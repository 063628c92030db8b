"""What the help of ``pdp add KIND`` says: an example that works, every option with its codes."""

import textwrap
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from pdpkit.editing.fields import Field, list_forms, read_fields
from pdpkit.kinds import EntryKind
from pdpkit.vocabulary import VOCABULARIES

# Deeper parts are options too; they would make the help unreadable.
MOST_STEPS: Final = 2
# So many codes are told beside their option; more stand together above the options.
_FEW: Final = 8
_WIDTH: Final = 76
_EXAMPLES: Final = {
    "post": '--title Teacher --org.name "Fen Lane Primary" --org.kind school --staff-group teacher'
    " --kind employed --start 2021-09-01",
    "break": "--start 2017-01 --end 2019-08",
    "status": "--type qts --state held --held-from 2021-07",
    "qualification": '--name "First aid at work" --state passed --expires 2027-03-14',
    "recognition": '--kind thanks --name "Thanks from the board" --date 2026-07-10',
    "aspiration": '--kind stay-deepen --statement "Get better at teaching maths."',
    "stage": '--order 1 --title "Become consistently good" --from-year 2021/22',
    "goal": '--title "Reasoning talk" --need "Work scrutiny" --success-criteria "Used daily"',
    "evaluation": '--level 4 --finding "The prompts are used each day." --judgement strong',
    "entitlement": '--what "Study days" --amount "10 days" --promised-by Headteacher',
    "interest": '--kind interest --title "Vocabulary across phases"',
    "activity": '--type workshop --title "Silent modelling" --role led --start 2026-11-10',
    "training": '--title "Talk in maths" --role took-part --start "12 Nov 2026" --minutes "45 min"',
    "secondment": '--kind school-placement --home-org.name "Fen Lane Primary"'
    ' --home-org.kind school --host-org.name "Harbour Primary" --host-org.kind school'
    ' --start 2025-09-01 --home-line-manager "Phase lead" --host-line-manager "Deputy head"'
    " --cover exchange",
    "role": '--kind governance --role local-governor --body "Fen Lane" --start 2018-11',
    "idea": '--kind trial --idea "Silent modelling" --decision keep',
    "evidence": '--kind resource --title "Talk prompts" --file prompts.pdf',
    "progress": '--framework.id ts --item 3 --claim "I plan talk into each lesson."',
    "conversation": "--kind career --date 2026-11-02 --with-roles line-manager",
    "ask": '--what "One coaching cycle a half term" --priority high',
    "note": '--kind reflection --text "What I tried, and what came of it."',
}


@cache
def offer_fields(kind: EntryKind) -> tuple[Field, ...]:
    """Every field that an entry of the kind may have, in whichever form, each once."""
    found: dict[str, Field] = {}
    for _, field in _read_all(kind):
        found.setdefault(field.name, field)
    return tuple(found.values())


def say_codes(kind: EntryKind, field: Field) -> str:
    """The codes that an option takes, or where they stand; empty for one that takes none."""
    if field.form not in VOCABULARIES:
        return ""
    if field.option in _find_listed(kind):
        return " The codes stand above."
    return f" One of: {_list_codes(field.form)}."


def write_help(kind: EntryKind) -> str:
    """The text above the options."""
    example = f"Example: pdp add {kind.word} priya.pdp.json {_EXAMPLES[kind.word]}"
    listed = list(_write_lists(kind))
    head = ["The codes of options that have many:"] if listed else []
    # What is broken at a hyphen cannot be copied; \b keeps these lines as they are.
    blocks = ["\b\n" + "\n".join(_wrap(text)) for text in (*head, *listed, example)]
    return "\n\n".join(
        (
            kind.about,
            "On a terminal it asks for what is missing. Elsewhere say it with the options; deeper\n"
            "parts have options of the same make, such as --org.ids.urn.",
            *blocks,
        )
    )


def _write_lists(kind: EntryKind) -> Iterator[str]:
    """The options that take the codes of one vocabulary, and these codes."""
    listed = _find_listed(kind)
    told: dict[str, dict[str, None]] = {}
    for form, field in _read_all(kind):
        vocabularies = listed.get(field.option, ())
        if field.form in vocabularies:
            only = f" of --kind {form}" if len(vocabularies) > 1 else ""
            told.setdefault(field.form, {})[field.option + only] = None
    for name, options in told.items():
        yield f"{', '.join(options)}: {_list_codes(name)}"


@cache
def _find_listed(kind: EntryKind) -> dict[str, tuple[str, ...]]:
    """Options with many codes, or with other codes for each form; their vocabularies."""
    found: dict[str, dict[str, None]] = {}
    for _, field in _read_all(kind):
        if field.form in VOCABULARIES and len(field.path) <= MOST_STEPS:
            found.setdefault(field.option, {})[field.form] = None
    return {
        option: tuple(names)
        for option, names in found.items()
        if len(names) > 1 or any(len(VOCABULARIES[name].codes) > _FEW for name in names)
    }


def _read_all(kind: EntryKind) -> Iterator[tuple[str, Field]]:
    """Each form of the kind with its fields, but for those that the kind itself answers."""
    preset = dict(kind.preset)
    for form in list_forms(kind.array):
        for field in read_fields(kind.array, form):
            if field.name not in preset:
                yield form, field


def _list_codes(name: str) -> str:
    """The codes of a vocabulary; with their words where they are only numbered."""
    codes = VOCABULARIES[name].codes
    if all(code[-1].isdigit() for code in codes):
        return ", ".join(f"{code} ({words})" for code, words in codes.items())
    return ", ".join(codes)


def _wrap(text: str) -> Iterable[str]:
    return textwrap.wrap(text, _WIDTH, subsequent_indent="  ", break_on_hyphens=False)
