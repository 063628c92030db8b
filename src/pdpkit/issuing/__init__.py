"""Turns what a trust knows of its people into signed statements, one fact each (spec, Statements).

One way for every kind: facts, from a register's rows or typed one by one, are decided against what
was issued before (``prepare``), shown as drafts, and signed (``sign_drafts``). Where one person
prepares and another signs, facts travel between the two in a file (``write_prepared``).
"""

from pdpkit.issuing.adopting import PROMISED, promise_entry
from pdpkit.issuing.agreeing import (
    AGREEMENTS,
    MEETS,
    choose_all,
    choose_entries,
    list_shown,
    state_entry,
)
from pdpkit.issuing.change import Change, find_statement, withdraw_each
from pdpkit.issuing.correction import Correction, correct, find_doubles
from pdpkit.issuing.draft import GRANTED, Draft, Signing, sign_drafts, withdraw
from pdpkit.issuing.fact import (
    ABOUT_THE_PERSON,
    Fact,
    find_problem,
    make_credential,
    make_out,
    make_statement,
)
from pdpkit.issuing.preparation import Ending, Preparation, RegisterRow, RowResult, prepare
from pdpkit.issuing.prepared import (
    DRAFTS_FORM,
    DRAFTS_FORMAT,
    Prepared,
    read_prepared,
    write_prepared,
)
from pdpkit.issuing.promise import GIVEN, Promise
from pdpkit.issuing.registers import STATEMENTS, list_fields, put_member, read_row
from pdpkit.issuing.renewal import find_misnamed, find_signed_with, find_untied, renew
from pdpkit.issuing.vouching import Showing, draft_rebinding, draft_receipt, find_refusal
from pdpkit.issuing.wording import ATTENDANCE, WORDINGS

__all__ = [
    "ABOUT_THE_PERSON",
    "AGREEMENTS",
    "ATTENDANCE",
    "DRAFTS_FORM",
    "DRAFTS_FORMAT",
    "GIVEN",
    "GRANTED",
    "MEETS",
    "PROMISED",
    "STATEMENTS",
    "WORDINGS",
    "Change",
    "Correction",
    "Draft",
    "Ending",
    "Fact",
    "Preparation",
    "Prepared",
    "Promise",
    "RegisterRow",
    "RowResult",
    "Showing",
    "Signing",
    "choose_all",
    "choose_entries",
    "correct",
    "draft_rebinding",
    "draft_receipt",
    "find_doubles",
    "find_misnamed",
    "find_problem",
    "find_refusal",
    "find_signed_with",
    "find_statement",
    "find_untied",
    "list_fields",
    "list_shown",
    "make_credential",
    "make_out",
    "make_statement",
    "prepare",
    "promise_entry",
    "put_member",
    "read_prepared",
    "read_row",
    "renew",
    "sign_drafts",
    "state_entry",
    "withdraw",
    "withdraw_each",
    "write_prepared",
]
