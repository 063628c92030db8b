"""The one exception tree: "cannot" is raised, "no" is a value (see ``report``).

::

    PdpError                  a code of ``messages``, a place, the values its sentence needs
    ├── UsageError      2     wrong usage, or an answer is needed and there is no terminal
    ├── InputError      4     a file that cannot be read or is refused
    ├── SecretError     5     key or passphrase
    └── SaveError       6     could not save; what was there is untouched
"""

from typing import Any, ClassVar


class PdpError(Exception):
    """A coded failure.

    ``code`` is a row of ``messages.CODES``; ``where`` a JSON Pointer, a row and column, or a file;
    ``values`` fill the sentence. ``exit`` is the process's exit code.
    """

    exit: ClassVar[int] = 70

    def __init__(self, code: str, where: str = "", **values: Any) -> None:
        super().__init__(f"{code} {where}".rstrip())
        self.code = code
        self.where = where
        self.values = values

    def at(self, place: str) -> "PdpError":
        """Put ``place``, a file or an outer part, before the place that is already known."""
        self.where = f"{place} {self.where}".rstrip()
        return self


class UsageError(PdpError):
    exit = 2


class InputError(PdpError):
    exit = 4


class SecretError(PdpError):
    exit = 5


class SaveError(PdpError):
    exit = 6
