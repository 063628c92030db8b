"""Pages set in a process of its own, which the system ends when they take too much.

The engine itself has no limits, so whatever a page holds costs at most ``memory`` bytes and
``seconds`` of processor time. One process sets many pages, one after another: its start and its
typefaces are paid for once.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from pdpkit.encoding.times import format_moment
from pdpkit.errors import InputError

MEMORY: Final = 1024 * 1024 * 1024
SECONDS: Final = 30
# A busy computer gives a process less than its whole time.
_PATIENCE: Final = 6


class Press:
    """Sets pages in one child; a child that was ended is replaced for the next page."""

    def __init__(self, memory: int = MEMORY, seconds: int = SECONDS) -> None:
        self._memory, self._seconds = memory, seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._asked = False

    def __enter__(self) -> "Press":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Let the child load the engine now, while its first page is still being prepared."""
        self._start()

    def write(
        self,
        markup: str,
        attachment: bytes | None,
        *,
        moment: datetime,
        shorter: Sequence[str] = (),
    ) -> bytes:
        """``pdf.write`` of the same arguments.

        ``InputError`` as there; ``pdf-page-too-large`` where the limits ended it,
        ``pdf-engine-failed`` for a fault of ours.
        """
        parts = [text.encode("utf-8") for text in (markup, *shorter)]
        head = {
            "moment": format_moment(moment),
            "markups": [len(part) for part in parts],
            "attachment": None if attachment is None else len(attachment),
        }
        child, self._asked = self._start(), True
        overdue = threading.Timer(self._seconds * _PATIENCE, child.kill)
        overdue.start()
        try:
            line = json.dumps(head).encode("ascii") + b"\n"
            answer, data = _ask(child, b"".join((line, *parts, attachment or b"")))
        finally:
            overdue.cancel()
        if "code" in answer:
            raise InputError(answer["code"], **answer["values"])
        if "length" in answer:
            return data
        self._child = None
        if "fault" in answer:
            raise InputError("pdf-engine-failed", problem=answer["fault"])
        raise InputError("pdf-page-too-large")

    def close(self) -> None:
        """End the child, if there is one."""
        if self._child is not None:
            if not self._asked:
                # It made nothing that it would have to clear away.
                self._child.kill()
            self._child.communicate()
            self._child = None

    def _start(self) -> subprocess.Popen[bytes]:
        if self._child is None:
            # -P: a file in the folder that it is called from is no library.
            program = [sys.executable, "-P", "-m", "pdpkit.pdf.child"]
            self._child = subprocess.Popen(  # noqa: S603  our own program with numbers
                [*program, str(self._memory), str(self._seconds)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._child


def _ask(child: subprocess.Popen[bytes], request: bytes) -> tuple[Any, bytes]:
    """The child's answer with the data after it; nothing where it ended before."""
    if child.stdin is None or child.stdout is None:
        return {"fault": "no pipes"}, b""
    try:
        child.stdin.write(request)
        child.stdin.flush()
    except BrokenPipeError:
        pass  # it ended while it read; what it said before that counts
    line = child.stdout.readline()
    answer = json.loads(line) if line.endswith(b"\n") else {}
    data = child.stdout.read(answer.get("length", 0))
    if len(data) == answer.get("length", 0) and ("length" in answer or "code" in answer):
        return answer, data
    child.kill()
    child.communicate()
    return {name: answer[name] for name in answer if name == "fault"}, b""
