"""Telling by `stat` alone whether a file may have changed."""

from __future__ import annotations

import os
from typing import NamedTuple

SETTLED_NS = 20_000_000
"""A file changed less than this before it was looked at may change again without a new time: some kernels stamp files
only once per timer tick (git calls such an entry racy)."""


class Stamp(NamedTuple):
    """What a file's inode says of itself; equal stamps, once settled, mean equal bytes."""

    changed: int
    size: int
    inode: int
    altered: int

    @classmethod
    def of(cls, status: os.stat_result) -> Stamp:
        return cls(status.st_mtime_ns, status.st_size, status.st_ino, status.st_ctime_ns)

    def settled(self, now_ns: int) -> bool:
        """Whether a look at `now_ns` (`time.time_ns`) can be trusted to have seen the last change under this stamp.

        A stamp from the future (a clock set back, a file from elsewhere) is as good as an old one once it is a second
        away.
        """
        latest = max(self.changed, self.altered)
        return now_ns - latest > SETTLED_NS or latest - now_ns > 1_000_000_000
