"""What is signed in the vectors: a statement, a record, a share, whole and as small as may be."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from generate.cases.cast import PRIYA, SALTMARSH, Person, Trust, identifier
from generate.cases.vector import GONE, edit
from pdpkit.document import SHARE_CONTEXT, SHARE_TYPE, STATEMENT_CONTEXT, STATEMENT_TYPE, Kind
from pdpkit.encoding.alphabets import to_base58
from pdpkit.encoding.reading import Tree
from pdpkit.encoding.times import parse_moment
from pdpkit.identity import event_digest
from pdpkit.keys import SigningKey
from pdpkit.proof import hash_data, sign_by_holder
from pdpkit.signing import sign_record

SIGNED: Final = "2026-07-10T09:00:00Z"
_SIGNED_BY_HOLDER: Final = "2026-11-20T18:00:00Z"
_UNTIL: Final = "2026-12-31"


def unsigned_statement(
    changes: Mapping[str, Any] | None = None, *, trust: Trust = SALTMARSH, person: Person = PRIYA
) -> Tree:
    """Somebody took part in a training day; ``changes`` are made before it is signed."""
    statement: Tree = {
        "@context": STATEMENT_CONTEXT,
        "id": f"urn:uuid:{identifier('a statement')}",
        "type": STATEMENT_TYPE,
        "issuer": {"id": trust.id, "type": ["Profile"], "name": trust.name},
        "validFrom": SIGNED,
        "credentialSubject": {
            "id": person.id,
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": False,
                    "identityType": "name",
                    "identityHash": person.name,
                }
            ],
            "achievement": {
                "id": f"urn:uuid:{identifier('an achievement')}",
                "type": ["Achievement"],
                "name": "Attended: Reasoning talk in Years 3 and 4",
                "description": "Took part in training.",
                "criteria": {"narrative": "Named as present\nin the employer's register."},
            },
            "statement": "attended",
            "start": "2024-01-04",
            "minutes": 45,
            "keyLog": {"seq": 0, "digest": event_digest(person.key_log[0])},
        },
        "credentialStatus": {
            "id": f"{trust.id}#withdrawals-2026",
            "type": "PdpWithdrawalList",
        },
    }
    return edit(statement, changes or {})


def sign_statement(
    unsigned: Tree,
    proof: Mapping[str, Any] | None = None,
    *,
    trust: Trust = SALTMARSH,
    key: SigningKey | None = None,
) -> Tree:
    """Sign anything as a statement; ``proof`` holds changes to what is signed of the proof."""
    key = key or trust.key
    options: Tree = {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-jcs-2022",
        "created": SIGNED,
        "verificationMethod": f"{trust.id}#{key.text}",
        "proofPurpose": "assertionMethod",
    }
    if "@context" in unsigned:
        options["@context"] = unsigned["@context"]
    options |= proof or {}
    options = {name: value for name, value in options.items() if value is not GONE}
    return unsigned | {"proof": [options | {"proofValue": sign_hash(unsigned, options, key)}]}


def sign_hash(unsigned: Tree, options: Tree, key: SigningKey) -> str:
    """The ``proofValue`` of a document and its proof's other members."""
    return "z" + to_base58(key.sign(hash_data(unsigned, options)))


def statement(changes: Mapping[str, Any] | None = None, **proof: Any) -> Tree:
    """The statement, changed and then signed: the trust itself says it so."""
    return sign_statement(unsigned_statement(changes), proof)


def altered(changes: Mapping[str, Any]) -> Tree:
    """The statement, signed and then changed: somebody has touched it."""
    return edit(statement(), changes)


def record(
    statements: Sequence[Any] = (),
    changes: Mapping[str, Any] | None = None,
    *,
    person: Person = PRIYA,
) -> Tree:
    """The holder's record with an activity and a note, changed and then signed by the holder."""
    tree: Tree = {
        "format": Kind.RECORD.format,
        "id": identifier(f"the record of {person.name}"),
        "language": "en-GB",
        "revision": 0,
        "holder": {
            "id": person.id,
            "keyLog": person.key_log,
            "name": person.name,
            "staffGroups": ["teacher"],
        },
        "activities": [
            {
                "id": identifier("an activity"),
                "type": "training-day",
                "title": "Reasoning talk in Years 3 and 4",
                "role": "took-part",
                "start": "2024-01-04",
                "minutes": 45,
                "visibility": "handover",
            }
        ],
        "notes": [
            {
                "id": identifier("a note"),
                "kind": "reflection",
                "text": "Try the prompts in pairs.\nAsk the class what helped.",
                "visibility": "own",
            }
        ],
    }
    if statements:
        tree["statements"] = list(statements)
    moment = parse_moment(_SIGNED_BY_HOLDER)
    return sign_record(edit(tree, changes or {}), person.key, moment).tree


def share(statements: Sequence[Any] = (), members: Tree | None = None) -> Tree:
    """What the holder shows to another trust until a day, signed by the holder."""
    shown = {"format": "pdp/1.0", "language": "en-GB"}
    tree: Tree = {"@context": SHARE_CONTEXT, "type": SHARE_TYPE, "holder": PRIYA.id}
    if statements:
        tree["verifiableCredential"] = list(statements)
    tree["share"] = {
        "format": "pdp-share/1.0",
        "keyLog": PRIYA.key_log,
        "audience": {"name": "Northway Schools Trust"},
        "purpose": "An interview",
        "until": _UNTIL,
        **(members or {}),
        "record": {**shown, "holder": {"id": PRIYA.id, "name": PRIYA.name}},
    }
    times = {"created": _SIGNED_BY_HOLDER, "expires": f"{_UNTIL}T23:59:59Z"}
    return sign_by_holder(tree, Kind.SHARE, PRIYA.key, times)
