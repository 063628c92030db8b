"""Scripts for shells: each names every command, and the shells that are here complete by them."""

import shutil
import subprocess
from pathlib import Path

import pytest

from pdpkit.cli.completion import list_choices
from pdpkit.cli.shells import WRITERS, Choices
from pdpkit.cli.table import COMMANDS
from shell import pdp

TYPED = [
    (["pdp", "va"], ["validate"]),
    (["pdp", "add", "goa"], ["goal"]),
    (["pdp", "key", "rec"], ["recover"]),
    (["pdp", "next", "me.pdp.json", "--ic"], ["--ics"]),
    (["pdp", "add", "goal", "--impact-plan.che"], ["--impact-plan.check-date"]),
    (["pdp", "validate", "me.pdp.json", "qqq"], []),
    (["pdp", "nonsense", "qqq"], []),
]


def script(shell: str) -> str:
    said = pdp("completion", shell)
    assert said.exit == 0
    return said.out


def run(program: str, *arguments: str) -> str:
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"needs {program}")


@pytest.mark.parametrize("shell", WRITERS)
def test_each_script_knows_every_command_and_its_options(shell: str) -> None:
    text = script(shell)
    for words in COMMANDS:
        assert words.split()[-1] in text
    for option in ("impact-plan.check-date", "dry-run", "directory", "force"):
        assert option in text
    assert pdp("completion", shell, "--json").json["script"] == text


def test_every_option_of_a_command_is_offered() -> None:
    choices = list_choices()
    for words in COMMANDS:
        said = pdp(*words.split(), "--help").out
        for option, _ in choices[words]:
            assert f"{option} " in said or f"{option}\n" in said
    assert "--help" not in dict(choices["validate"])


def test_a_shell_that_nobody_wrote_for_is_refused() -> None:
    said = pdp("completion", "csh")
    assert (said.exit, "(input-choice;" in said.err, "fish" in said.err) == (2, True, True)


@pytest.mark.parametrize("shell", WRITERS)
def test_no_sentence_can_end_its_quotes(shell: str) -> None:
    hostile: Choices = {"": [("go", "it's `$(id)` \\' \"x\"")], "go": [("--x", "it's")]}
    text = WRITERS[shell](hostile)
    if shell in ("bash", "zsh", "fish") and shutil.which(shell):
        run(shell, "-n", "-c", text)
    assert text.count("'") % 2 == 0


@needs("bash")
@pytest.mark.parametrize(("typed", "offered"), TYPED)
def test_bash_completes(tmp_path: Path, typed: list[str], offered: list[str]) -> None:
    words = " ".join(f"'{word}'" for word in typed)
    (tmp_path / "pdp").write_text(script("bash"), encoding="utf-8")
    said = run(
        "bash",
        "-c",
        f"source {tmp_path}/pdp; COMP_WORDS=({words}); COMP_CWORD={len(typed) - 1}; _pdp;"
        ' printf "%s\\n" "${COMPREPLY[@]}"',
    )
    assert said.split() == offered


@needs("bash")
def test_bash_offers_files_where_no_dash_was_typed(tmp_path: Path) -> None:
    (tmp_path / "pdp").write_text(script("bash"), encoding="utf-8")
    asked = "COMP_WORDS=(pdp sign ''); COMP_CWORD=2; _pdp; echo ${#COMPREPLY[@]}"
    assert run("bash", "-c", f"source {tmp_path}/pdp; {asked}") == "0\n"


@needs("fish")
@pytest.mark.parametrize(("typed", "offered"), TYPED)
def test_fish_completes(tmp_path: Path, typed: list[str], offered: list[str]) -> None:
    (tmp_path / "pdp.fish").write_text(script("fish"), encoding="utf-8")
    said = run("fish", "-c", f"source {tmp_path}/pdp.fish; complete -C '{' '.join(typed)}'")
    found = [line.split("\t")[0] for line in said.splitlines()]
    # Newer ones also offer what only holds the letters somewhere.
    assert [word for word in found if word.startswith(typed[-1])] == offered


@needs("zsh")
@pytest.mark.parametrize(("typed", "offered"), TYPED)
def test_zsh_completes(tmp_path: Path, typed: list[str], offered: list[str]) -> None:
    """What the script gives to zsh's own functions, which need a terminal."""
    (tmp_path / "_pdp").write_text(script("zsh"), encoding="utf-8")
    words = " ".join(f"'{word}'" for word in typed)
    said = run(
        "zsh",
        "-f",
        "-c",
        "compdef() {}; _files() {}; _describe() { print -l -- $next };"
        f" source {tmp_path}/_pdp; words=({words}); CURRENT={len(typed)}; PREFIX='{typed[-1]}';"
        " _pdp",
    )
    found = [line.split(":")[0] for line in said.splitlines()]
    assert [word for word in found if word.startswith(typed[-1])] == offered
