"""Markup to a PDF that is PDF/A-3a with PDF/UA-1 at once, with one signed file inside.

ISO 19005-3 (archiving, level A), ISO 14289-1 (accessibility). The same input gives the same bytes
with the same libraries. Nothing is fetched: the page reaches typefaces and nothing else.
"""

from pdpkit.pdf.engine import write
from pdpkit.pdf.press import Press

__all__ = ["Press", "write"]
