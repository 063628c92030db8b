"""Scripts of four shells, each made from one table of what may come next."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

# Behind these words, such as "trust issue", these may come, each with what it is.
Choices: TypeAlias = dict[str, list[tuple[str, str]]]


def write_bash(choices: Choices) -> str:
    """For bash 4 or newer. What no list has is completed as a file's name."""
    lines = [
        "_pdp() {",
        '    local here="${COMP_WORDS[COMP_CWORD]}" typed="" next=""',
        "    if (( COMP_CWORD > 2 )); then",
        '        typed="${COMP_WORDS[1]} ${COMP_WORDS[2]}"',
        "    elif (( COMP_CWORD == 2 )); then",
        '        typed="${COMP_WORDS[1]}"',
        "    fi",
        '    case "$typed" in',
        *(f"        {pattern}) next={_quote(_words(listed))} ;;"
          for pattern, listed in _list_cases(choices)),
        "    esac",
        '    [[ "$next" == -* && "$here" != -* ]] && next=""',
        '    COMPREPLY=($(compgen -W "$next" -- "$here"))',
        "}",
        "complete -o default -o bashdefault -F _pdp pdp",
    ]  # fmt: skip
    return _join(lines)


def write_zsh(choices: Choices) -> str:
    """For zsh, in a file called ``_pdp``."""
    lines = [
        "#compdef pdp",
        "_pdp() {",
        '    local typed=""',
        "    local -a next",
        "    if (( CURRENT > 3 )); then",
        '        typed="$words[2] $words[3]"',
        "    elif (( CURRENT == 3 )); then",
        '        typed="$words[2]"',
        "    fi",
        '    case "$typed" in',
    ]
    for pattern, listed in _list_cases(choices):
        described = " ".join(_quote(f"{word}:{about}") for word, about in listed)
        lines.append(f"        {pattern}) next=({described}) ;;")
    lines += [
        "    esac",
        '    if [[ "$next[1]" == -* && "$PREFIX" != -* ]] || (( ! $#next )); then',
        "        _files",
        "    else",
        "        _describe pdp next",
        "    fi",
        "}",
        'if [[ "$funcstack[1]" == _pdp ]]; then _pdp "$@"; else compdef _pdp pdp; fi',
    ]
    return _join(lines)


def write_fish(choices: Choices) -> str:
    """For fish 3 or newer."""
    lines = [
        "function __pdp_typed",
        "    set -l typed (commandline -opc)",
        "    set -l last (math (count $argv) + 1)",
        '    test (count $typed) -ge $last; and test "$typed[2..$last]" = "$argv"',
        "end",
        "function __pdp_next",
        "    test (count (commandline -opc)) -eq (math (count $argv) + 1)",
        "    and begin; test (count $argv) -eq 0; or __pdp_typed $argv; end",
        "end",
    ]
    for words, listed in choices.items():
        for word, about in listed:
            if word.startswith("-"):
                there, offered = f"__pdp_typed {words}", f"-l {word.lstrip('-')}"
            else:
                there, offered = f"__pdp_next {words}".strip(), f"-f -a {word}"
            lines.append(f"complete -c pdp -n {_quote(there)} {offered} -d {_quote(about)}")
    return _join(lines)


def write_powershell(choices: Choices) -> str:
    """For Windows PowerShell 5 and PowerShell 7."""
    lines = [
        "Register-ArgumentCompleter -Native -CommandName pdp -ScriptBlock {",
        "    param($here, $line, $cursor)",
        "    $choices = @{",
        *(f"        '{words}' = @({', '.join(_double(word) for word, _ in listed)})"
          for words, listed in choices.items()),
        "    }",
        "    $typed = @($line.CommandElements | Select-Object -Skip 1 | "
        "ForEach-Object { $_.ToString() })",
        "    if ($here) { $typed = @($typed | Select-Object -SkipLast 1) }",
        "    foreach ($count in 2, 1, 0) {",
        "        $words = ($typed | Select-Object -First $count) -join ' '",
        "        if ($choices.ContainsKey($words)) { break }",
        "    }",
        "    if ($choices[$words][0] -like '-*' -and $here -notlike '-*') { return }",
        '    $choices[$words] | Where-Object { $_ -like "$here*" } | ForEach-Object {',
        "        [System.Management.Automation.CompletionResult]::new($_)",
        "    }",
        "}",
    ]  # fmt: skip
    return _join(lines)


def _list_cases(choices: Choices) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Patterns of a ``case``: a single word stands for itself with anything behind it, too."""
    for words, listed in choices.items():
        alone = _quote(words)
        is_command = listed and listed[0][0].startswith("-")
        yield f"{alone}|{alone}\\ *" if is_command and " " not in words else alone, listed


def _words(listed: list[tuple[str, str]]) -> str:
    return " ".join(word for word, _ in listed)


def _quote(text: str) -> str:
    """In single quotes, which fish, bash and zsh read alike where none is inside."""
    return "'" + text.replace("\\", "").replace("'", "\u2019") + "'"


def _double(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _join(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


WRITERS: Final[dict[str, Callable[[Choices], str]]] = {
    "powershell": write_powershell,
    "bash": write_bash,
    "zsh": write_zsh,
    "fish": write_fish,
}
