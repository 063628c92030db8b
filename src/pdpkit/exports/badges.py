"""Each statement as a file of its own, which every reader of Open Badges 3.0 takes."""

from collections.abc import Iterable

from pdpkit.credential import Statement
from pdpkit.encoding.writing import dump


def list_badges(statements: Iterable[Statement]) -> dict[str, bytes]:
    """Files by name, each with the bytes that its employer handed out.

    Nothing of a statement is written anew, so its proof holds for whoever checks it.
    """
    return {_name(one): dump(one.tree) for one in statements}


def _name(statement: Statement) -> str:
    """Day, kind and the beginning of the id: no words of a file become a name."""
    subject, issued = statement.subject, statement.tree["validFrom"][:10]
    day = subject.get("start") or subject.get("date") or issued
    number = str(statement.tree["id"]).removeprefix("urn:uuid:")
    return f"{day}-{statement.says}-{number[:13]}.json"
