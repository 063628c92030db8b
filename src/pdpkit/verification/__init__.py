"""Verifies a file: one function of document, policy and moment (docs/spec.md, Verification).

No input or output, no clock, no network: ``verify(document, policy, at)`` gives a report.
"""

from pdpkit.presentation import MAX_STATEMENTS
from pdpkit.verification.file import NO_PAGES, judge_each, refuse, verify
from pdpkit.verification.surroundings import Policy, Seen

__all__ = ["MAX_STATEMENTS", "NO_PAGES", "Policy", "Seen", "judge_each", "refuse", "verify"]
