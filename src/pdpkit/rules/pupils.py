"""Signs that a text about impact points to single pupils (R13): few of them, or a name."""

import re
from typing import Final

_NUMBER: Final = "(?:[1-9]|one|two|three|four|five|six|seven|eight|nine)"
_PUPILS: Final = "(?:pupil|child|boy|girl|student|learner|youngster)"
# Signs of single pupils: words of which one must stand in a text, and what is then looked for.
_SIGNS: Final = tuple(
    (words, re.compile(sign))
    for words, sign in (
        (  # four pupils, 3 of the boys, a girl called Ann
            ("pupil", "child", "boy", "girl", "student", "learner", "youngster"),
            rf"\b(?i:{_NUMBER})\s+(?:[a-z]+\s+){{0,3}}(?:{_PUPILS}s?|children)\b"
            rf"|{_PUPILS}\s+(?:called\s+|named\s+)?[A-Z][a-z]+",
        ),
        ((" of ",), rf" of (?:the |our )?{_NUMBER}\b"),  # 3 out of 5, 50% of 6
        (("from ",), rf"from {_NUMBER} to {_NUMBER}\b"),  # from 9 to 4
        (("=",), r"\b[Nn]\s*=\s*[1-9]\b"),  # n = 7
        (  # Ann in Year 4
            ("Year", "Class", "Reception"),
            r"\b(?!(?:In|For|With|From|And|The|Our|My|All|Every|This|Each)\b)"
            r"[A-Z][a-z]+\s+(?:in\s+)?\(?(?:Year|Class|Reception)\b",
        ),
        ((".",), r"\.(?<=\b[A-TV-Z]\.) ?[A-Z]\."),  # A. B.
    )
)


def find_pupils(text: str) -> str | None:
    """The first words that may point to single pupils, with a little before them."""
    for words, sign in _SIGNS:
        if any(word in text for word in words) and (found := sign.search(text)):
            return text[max(0, found.start() - 12) : found.end()].strip()
    return None
