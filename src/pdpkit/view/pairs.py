"""Own words beside what employers state of the same thing, and how the two stand to each other."""

from typing import Final

from pdpkit.view.entries import Entry
from pdpkit.view.page import Beside, Own, Pair
from pdpkit.view.provenance import Provenance, Standing, compare
from pdpkit.view.saying import join
from pdpkit.view.stated import Statements

_MARKS: Final = {Provenance.MINE: "", Provenance.EARLIER: "earlier"}


def show_pair(array: str, entry: Entry, own: Own, statements: Statements) -> Pair:
    """An entry of the array ``array`` with the statements that it meets."""
    return Pair(own, statements.about(entry), show_beside(array, entry, statements))


def show_beside(array: str, entry: Entry, statements: Statements) -> Beside:
    """How an entry stands; of a page that says itself that nothing was checked, as it is said."""
    found = statements.find(entry)
    standing = compare(array, entry, found, checked=statements.checked)
    mark = _MARKS.get(standing.label, str(standing.label))
    return Beside(mark, _say(standing))


def _say(standing: Standing) -> str:
    match standing.label:
        case Provenance.DIFFERS:
            return f"differs in: {join(standing.differs, ', ')}"
        case Provenance.AGREED:
            return f"agreed: {join(standing.agreed, ', ')}"
        case Provenance.ATTESTED:
            return "attested: an employer states the same"
        case Provenance.EARLIER:
            return f"agreed on an earlier version: {join(standing.earlier, ', ')}"
    return ""
