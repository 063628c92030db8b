"""What leaves a record: chosen by its holder, made into a share, signed anew (spec rule 10).

Visibility is obeyed absolutely, ``private`` never leaves, and nothing in a share tells of what was
left out: no count, no gap, no link that leads nowhere.
"""

from pdpkit.sharing.choosing import Choice, Item, choose
from pdpkit.sharing.making import make_share, sign_share
from pdpkit.sharing.naming import find_ids

__all__ = ["Choice", "Item", "choose", "find_ids", "make_share", "sign_share"]
