"""Work in another process, with an answer."""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable, Sequence

from tests.disk.files import kill


class Helper:
    """A forked process that does `work`; its numbers come back through a pipe."""

    def __init__(self, work: Callable[[], Sequence[int]]) -> None:
        self._pipe, inside = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            code = 1
            try:
                os.close(self._pipe)
                os.write(inside, json.dumps(list(work())).encode())
                code = 0
            except BaseException:  # noqa: BLE001 (the answer stays empty, and the parent fails)
                traceback.print_exc(file=sys.__stderr__)
            finally:
                os._exit(code)
        os.close(inside)

    def answer(self) -> list[int]:
        """Wait for its end and return what it said."""
        data = b""
        while part := os.read(self._pipe, 65_536):
            data += part
        os.close(self._pipe)
        _, status = os.waitpid(self.pid, 0)
        assert status == 0, f"the helper failed: {status}"
        return [int(number) for number in json.loads(data)]


class Killed:
    """A forked process that works for ever and says so through a pipe, until it is killed."""

    def __init__(self, work: Callable[[int], None]) -> None:
        self._pipe, inside = os.pipe()
        self._said = b""
        self.pid = os.fork()
        if self.pid == 0:
            try:
                os.close(self._pipe)
                work(inside)
            except BaseException:  # noqa: BLE001 (a helper that ends by itself is the parent's failure)
                traceback.print_exc(file=sys.__stderr__)
            finally:
                os._exit(1)
        os.close(inside)

    def wait_for_a_word(self) -> None:
        self._said = os.read(self._pipe, 65_536)
        assert self._said, "the helper failed"

    def end(self) -> bytes:
        """Kill it; all that it had said."""
        kill(self.pid)
        while part := os.read(self._pipe, 65_536):
            self._said += part
        os.close(self._pipe)
        return self._said
