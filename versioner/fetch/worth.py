"""What reading a body may cost goes by what was sent of it, and what a process has when it begins: both are measured here.

64 kB can unpack to 20 MB, and who sends them has paid for 64 kB.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

_SENT = 1 << 16  # bytes: what packs to less is worth nothing more


def pieces_sent(body: bytes) -> int:
    """How many times 64 kB a body packs to, in haste: twice as large as it could be."""
    return len(zlib.compress(body, 1)) // _SENT


def address_space(otherwise: int) -> int:
    """Bytes of address space that this process has; `otherwise` where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except OSError:
        return otherwise
    return pages * os.sysconf("SC_PAGE_SIZE")
