"""What a migration did, to be shown before it is saved."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Notes:
    """``placed`` counts members by their old and new name; ``kept`` are those without a place.

    Of each of those: where it stood, and where it stands now.
    """

    placed: dict[tuple[str, str], int] = field(default_factory=dict)
    kept: list[tuple[str, str]] = field(default_factory=list)

    def place(self, before: str, after: str) -> None:
        """One member has another name now."""
        self.placed[before, after] = self.placed.get((before, after), 0) + 1

    def keep(self, before: str, after: str) -> None:
        """One member has no place any more, and is kept."""
        self.kept.append((before, after))
