"""Pipes lines through a process of storydiff."""

import subprocess
import threading
from typing import Iterable, Iterator, List


def lines_through(command: List[str], lines: Iterable[str]) -> Iterator[str]:
    """The lines that `command` writes for `lines`; fails with what it says when it fails."""
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    failures: List[BaseException] = []
    said: List[bytes] = []

    def feed() -> None:
        try:
            with process.stdin as stdin:
                for line in lines:
                    stdin.write(line.encode("utf-8") + b"\n")
        except BrokenPipeError:
            pass  # Its exit code tells more.
        except BaseException as failure:  # noqa: B036 - handed to the caller's thread
            failures.append(failure)

    # Both ends of the pipes must move at once: one process holds only a window of stories.
    writer = threading.Thread(target=feed, daemon=True)
    listener = threading.Thread(target=lambda: said.append(process.stderr.read()), daemon=True)
    writer.start()
    listener.start()
    try:
        for line in process.stdout:
            yield line.rstrip(b"\n").decode("utf-8")
        writer.join()
        listener.join()
        if failures:
            raise failures[0]
        if process.wait() != 0:
            raise RuntimeError(b"".join(said).decode("utf-8", "replace").strip())
    finally:
        process.kill()
        process.wait()
