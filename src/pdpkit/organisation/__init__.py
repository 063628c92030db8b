"""Schools and trusts by their official numbers: a look-up made from extracts of the register.

``read_extract`` reads a CSV file of the national register (GIAS), ``build_lookup`` makes the bytes
of a look-up from several, ``Lookup`` answers from it. It completes and warns; nothing needs it.
"""

from pdpkit.organisation.extract import MAX_BYTES, Extract, Rejected, read_extract
from pdpkit.organisation.lookup import Lookup, Organisation, Source, build_lookup

__all__ = [
    "MAX_BYTES",
    "Extract",
    "Lookup",
    "Organisation",
    "Rejected",
    "Source",
    "build_lookup",
    "read_extract",
]
