"""Finds an organisation or a key on a list by what a person types."""

import difflib

from pdpkit.directory import Directory, fold_name
from pdpkit.encoding.alphabets import read_spoken_code, spoken_code
from pdpkit.encoding.reading import Tree
from pdpkit.errors import InputError


def find_issuer(directory: Directory, text: str) -> Tree:
    """The organisation of an identifier, of a name, or of the beginning of one name alone.

    ``InputError`` ``directory-issuer-unknown`` or ``directory-issuer-several``.
    """
    if text in directory.issuers:
        return directory.issuers[text]
    wanted, issuers = fold_name(text), directory.issuers.values()
    found = [issuer for issuer in issuers if fold_name(issuer["name"]) == wanted]
    if not found and wanted:
        found = [issuer for issuer in issuers if fold_name(issuer["name"]).startswith(wanted)]
    if len(found) > 1:
        names = ", ".join(f"{issuer['name']} ({issuer['id']})" for issuer in found[:5])
        raise InputError("directory-issuer-several", found=text[:60], names=names)
    if not found:
        known = [str(issuer["name"]) for issuer in issuers]
        close = difflib.get_close_matches(text, known, 1, 0.6)
        similar = f" Did you mean {close[0]}?" if close else ""
        raise InputError("directory-issuer-unknown", found=text[:60], similar=similar)
    return found[0]


def find_key(directory: Directory, text: str) -> tuple[Tree, Tree]:
    """The organisation and its entry of a key, by the key's text or its code.

    ``InputError`` ``directory-key-unknown``.
    """
    try:
        code = read_spoken_code(text)
    except ValueError:
        code = ""
    for (issuer, key), entry in directory.keys.items():
        if key == text or (code and spoken_code(key) == code):
            return directory.issuers[issuer], entry
    raise InputError("directory-key-unknown", found=code or text[:60])
