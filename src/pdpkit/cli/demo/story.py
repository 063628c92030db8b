"""Worked example A: from empty keys to a PDF that a new employer checks, and a forgery caught."""

import os
from pathlib import Path
from typing import Final

from pdpkit.cli.demo.stage import MAX, Stage, find_keeper_code, keep_words, make_secret, phrase
from pdpkit.resources import folder
from pdpkit.storage import load, make_folder, save
from pdpkit.workspace import open_workspace

_HOLDER: Final = "1001"


def tell_story(stage: Stage) -> None:
    """Until her record is signed with what the trust stated."""
    for name in ("holder", "keeper", "old-trust"):
        make_secret(name)
    for name in ("roster.csv", "register.csv"):
        source = folder("examples") / "a" / name
        save(Path("old-trust") / name, load(source, max_bytes=MAX).data)
    _trust(stage)
    _keeper(stage)
    _holder(stage)
    _statements(stage)
    _record(stage)


def tell_end(stage: Stage) -> None:
    """The interview, at which nobody can be asked any more."""
    _interview(stage)
    _vanish(stage)
    _forge(stage)


def _trust(stage: Stage) -> None:
    stage.say("A trust starts its folder, makes a key, and writes its card.")
    stage.run(
        'trust init old-trust --name "Saltmarsh Learning Trust" --id did:web:saltmarsh.example'
        " --number uid=99901 --number trust-ref=TR99901"
    )
    stage.run(f"trust key old-trust --label this-year {phrase('old-trust')}")
    stage.run(f"trust card old-trust -o card.json {phrase('old-trust')}")


def _keeper(stage: Stage) -> None:
    stage.say("Somebody whom schools rely on keeps a list of organisations.")
    stage.run(
        'directory new directory.json --name "Fenland schools directory"'
        f" --key keeper/key.json {phrase('keeper')}"
    )
    stage.run(f"directory add directory.json card.json --key keeper/key.json {phrase('keeper')}")


def _holder(stage: Stage) -> None:
    stage.say("Priya Nair starts her own record, from what she has written down.")
    plain = folder("examples") / "a" / "plain.json"
    save(Path("holder/plain.json"), load(plain, max_bytes=MAX).data)
    stage.run(
        'init holder/record.pdp.json --name "Priya Nair" --staff-group teacher'
        f" --from holder/plain.json --key holder/key.json {phrase('holder')}"
    )
    keep_words(Path("holder"))
    stage.say("The trust sends each of its people a code; she ties her key to hers.")
    stage.run("trust invite old-trust/roster.csv --trust old-trust -o old-trust/codes.csv")
    stage.run(
        "introduce holder/record.pdp.json --for did:web:saltmarsh.example"
        f' --code "{_find_code()}" -o holder/introduction.json {phrase("holder")}'
    )
    stage.run("trust accept holder/introduction.json --trust old-trust")


def _statements(stage: Stage) -> None:
    stage.say("The trust issues statements from the sign-in register of its training day.")
    stage.run(
        "trust issue old-trust/register.csv --trust old-trust -o statements --sign "
        + phrase("old-trust"),
        allowed=(0, 3),
    )
    stage.run(f"trust publish old-trust -o lists {phrase('old-trust')}")


def _record(stage: Stage) -> None:
    stage.say("She takes in the statements that are hers, and signs her record.")
    make_folder(Path("holder/statements"))
    for path in sorted(Path("statements").glob(f"{_HOLDER}-*.json")):
        save(Path("holder/statements") / path.name, load(path, max_bytes=MAX).data)
    stage.run("merge holder/record.pdp.json holder/statements lists")
    stage.run(f"sign holder/record.pdp.json --key holder/key.json {phrase('holder')}")
    stage.run("validate holder/record.pdp.json")


def _interview(stage: Stage) -> None:
    stage.say("For an interview she makes a PDF that carries what she chose, signed.")
    stage.run(
        'share holder/record.pdp.json --profile interview --for "Northway Schools Trust"'
        f" --until {stage.in_days(60)} -o interview.pdf --key holder/key.json {phrase('holder')}"
    )


def _vanish(stage: Stage) -> None:
    stage.say("The old trust vanishes, with its folder, its keys and its website.")
    stage.move("old-trust", "../" + _away())
    try:
        stage.say("The new employer rings the keeper once, and confirms the list by its code.")
        stage.run(
            f'directory pin "{find_keeper_code()}" --directory directory.json'
            " --pins pins.json --home employer"
        )
        stage.say("Then checks the PDF: no network, no account, no trust to ask.")
        stage.run(
            "verify interview.pdf --directory directory.json --pins pins.json --home employer"
        )
    finally:
        Path("../" + _away()).rename("old-trust")


def _away() -> str:
    return f".{Path.cwd().name}-old-trust-{os.getpid()}"


def _forge(stage: Stage) -> None:
    stage.say("Somebody turns 60 minutes into 600 in a statement, and sends it on.")
    path = next(
        path
        for path in sorted(Path("holder/statements").glob("*.json"))
        if b'"minutes": 60' in load(path, max_bytes=MAX).data
    )
    data = load(path, max_bytes=MAX).data
    save(Path("forged.json"), data.replace(b'"minutes": 60', b'"minutes": 600'))
    stage.run(
        "verify forged.json --directory directory.json --pins pins.json --home employer",
        allowed=(1,),
    )
    stage.say("All of it is in this folder to look at; interview.pdf is the page to open.")


def _find_code() -> str:
    """The code that the trust sent to the holder's work address."""
    return open_workspace(Path("old-trust")).people[_HOLDER].code or ""
