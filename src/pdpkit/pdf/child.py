"""The program that sets pages for ``Press``, one after another, within limits.

``python -P -m pdpkit.pdf.child MEMORY SECONDS``: each request is a line that gives lengths, then
the markups and the file to carry; each answer a line, then the PDF where one was made. It ends with
its input, and may be stopped at any point.
"""

import json
import os
import sys
import tempfile
from contextlib import suppress
from tempfile import TemporaryDirectory
from typing import IO, Any, Final

from pdpkit.encoding.times import parse_moment
from pdpkit.errors import InputError
from pdpkit.pdf.engine import load_engine, write

# The last seconds between a warning that is not heard and the end.
_GRACE: Final = 1


def main(arguments: list[str]) -> None:
    memory, seconds = map(int, arguments)
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # What a library prints may not stand between answers.
    os.dup2(2, 1)
    _limit_memory(memory)
    with suppress(InputError):
        load_engine()
    line = requests.readline()
    # The engine keeps its typefaces in a folder until it is taken down. Until it is asked there is
    # none, for it may be ended at once.
    with TemporaryDirectory(prefix="pdp-") as folder:
        tempfile.tempdir = folder
        while line:
            _limit_time(seconds)
            answer, data = _answer(json.loads(line), requests)
            answers.write(json.dumps(answer).encode("ascii") + b"\n" + data)
            answers.flush()
            line = requests.readline()
    # Taking it down piece by piece would keep whoever asked waiting.
    os._exit(0)


def _answer(head: Any, requests: IO[bytes]) -> tuple[Any, bytes]:
    try:
        markup, *shorter = [requests.read(length).decode("utf-8") for length in head["markups"]]
        carried = None if head["attachment"] is None else requests.read(head["attachment"])
        moment = parse_moment(head["moment"])
        made = write(markup, carried, moment=moment, shorter=shorter)
    except InputError as err:
        return {"code": err.code, "values": err.values}, b""
    except (MemoryError, RecursionError):
        return {"code": "pdf-page-too-large", "values": {}}, b""
    except Exception as err:
        return {"fault": type(err).__name__}, b""
    return {"length": len(made)}, made


def _limit_memory(most: int) -> None:
    try:
        import resource  # noqa: PLC0415  not on every platform

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    except (ImportError, ValueError, OSError):
        return  # the patience of the parent still holds


def _limit_time(seconds: int) -> None:
    """From now on so many seconds more; the system counts from the start of the process."""
    try:
        import resource  # noqa: PLC0415  not on every platform
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime) + seconds + _GRACE
    resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
