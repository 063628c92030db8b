"""One line for each judge, as telling.mjs prints it."""

import sys
from collections.abc import Sequence


def tell(judge: str, claim: str, faults: Sequence[str]) -> int:
    """Print whether the claim of a judge held; 1 when it did not, for the process to end with."""
    count = len(faults)
    found = f"FAILED  {judge}: {count} faults; wanted" if count else f"held  {judge}"
    lines = [f"{found}: {claim}"]
    lines += [f"        {fault}" for fault in faults[:10]]
    if count > 10:
        lines.append(f"        and {count - 10} more")
    sys.stdout.write("\n".join(lines) + "\n")
    return 1 if count else 0
