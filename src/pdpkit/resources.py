"""The one place that knows where our own data files lie.

``schemas/``, ``templates/`` and ``examples/`` stand at the top of a checkout, which an editable
install points to, and are copied into ``pdpkit/data/`` by the wheel; ``data/`` itself always lies
in the package.
"""

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parent
_CHECKOUT: Final = _PACKAGE.parent.parent


def folder(name: str) -> Path:
    """The folder ``schemas``, ``templates`` or ``examples``."""
    inside = _PACKAGE / "data" / name
    return inside if inside.is_dir() else _CHECKOUT / name


def read_text(name: str) -> str:
    """A text file of ``data/``."""
    return (_PACKAGE / "data" / name).read_text(encoding="utf-8")
