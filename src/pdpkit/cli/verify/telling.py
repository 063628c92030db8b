"""Prints verifications on the terminal: one file whole, many as a table."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from pdpkit.cli.console import Console
from pdpkit.encoding.reading import Tree
from pdpkit.messages import verdict as words
from pdpkit.report import FileVerdict
from pdpkit.view.verdict import VerdictPage

_STYLES = {"confirmed": "green", "partly": "amber", "unconfirmed": "amber"}
# Above this many, files with nothing to follow up are counted and no longer listed.
_MANY: Final = 40


def print_report(console: Console, page: VerdictPage) -> None:
    """A report on the terminal: worst first, in words before colour."""
    style = _STYLES.get(page.verdict, "red")
    console.say(page.headline, style)
    console.say()
    for name, value in page.facts:
        console.say(f"{name}: {value}")
    if page.follow_up:
        console.say(f"\n{words.FOLLOW_UP}", "bold")
        for group in page.causes:
            for item in group:
                console.say(f"{item.sign} {item.title} [{item.tag}]", indent=2)
            console.say(group[0].found, indent=4)
            if group[0].todo:
                console.say(f"{words.WHAT_TO_DO}: {group[0].todo}", indent=4)
    if page.stated:
        console.say(f"\n{words.STATED}", "bold")
        for stated in page.stated:
            console.say(f"{stated.sign} {stated.title} [{stated.tag}]", indent=2)
            console.say(", ".join(part for part in (stated.issuer, stated.day) if part), indent=4)
            for note in stated.notes:
                console.say(note, indent=4)
    if page.notes:
        console.say(f"\n{words.NOTES}", "bold")
        for note in page.notes:
            console.say(f"- {note}", indent=2)
    if page.other_todo:
        console.say(f"\n{words.TODO}", "bold")
        for one in page.other_todo:
            console.say(f"- {one}", indent=2)
    if page.contents:
        console.say(f"\n{words.OWN_HEADING}", "bold")
        for section, lines in page.contents:
            console.say(section, indent=2)
            for line in lines:
                console.say(f"- {line}", indent=4)
    elif page.own_words:
        console.say(f"\n{page.own_words}")
    console.say(f"\n{words.LIMITS_HEADING}:")
    for limit in page.limits:
        console.say(f"- {limit}", indent=2)
    if page.details:
        console.say(f"\n{page.details}", "dim")
    if page.ending:
        console.say(f"\n{page.ending}")


def print_summary(console: Console, files: Sequence[Tree]) -> None:
    """Many files, worst first: counts, what has to be followed up, then the rest."""
    counts = Counter(str(file["verdict"]) for file in files)
    worst_first = [str(verdict) for verdict in FileVerdict]
    said = [
        words.FILE_COUNTS[verdict][counts[verdict] > 1].format(n=f"{counts[verdict]:,}")
        for verdict in worst_first
        if counts[verdict]
    ]
    worst = min(counts, key=worst_first.index)
    console.say(f"{_count(len(files))}: {', '.join(said)}.", _STYLES.get(worst, "red"))
    ordered = sorted(files, key=lambda file: worst_first.index(file["verdict"]))
    open_ = [file for file in ordered if file["verdict"] != FileVerdict.CONFIRMED]
    good = ordered[len(open_) :]
    if open_:
        console.say("\nFollow up", "bold")
        rows = [[*_cells(file), " ".join(file["todo"][:1])] for file in open_]
        console.table(["Result", "Confirmed", "File", "What to do"], rows, indent=2)
    if good and len(good) <= _MANY:
        console.say("\nConfirmed", "bold")
        rows = [[*_cells(file)[1:], (file["holder"] or {}).get("name") or ""] for file in good]
        console.table(["Confirmed", "File", "Holder"], rows, indent=2)


def _cells(file: Tree) -> list[str]:
    confirmed, every = file["counts"]["confirmed"], len(file["statements"])
    return [words.FILE_TAGS[file["verdict"]], f"{confirmed} of {every}", file["file"]]


def _count(number: int) -> str:
    return "1 file was checked" if number == 1 else f"{number:,} files were checked"
