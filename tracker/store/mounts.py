"""On what kind of disk a folder lies, as Linux says; elsewhere nothing is known."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|ceph|glusterfs|lustre|gpfs|beegfs|9p|davfs2?|ncpfs|vboxsf|"
    r"fuse\.(sshfs|rclone|s3fs|gcsfuse|curlftpfs|davfs2?|gvfsd-fuse|glusterfs|cephfs|smbnetfs|google-drive-ocamlfuse)"
)
_PASSING = frozenset({"tmpfs", "ramfs"})
_SYNCED = re.compile(
    r"(dropbox|onedrive|google ?drive|my ?drive|icloud ?drive|com~apple~clouddocs|mobile documents|nextcloud|owncloud|"
    r"box|box sync|pcloud ?drive|mega|megasync|syncthing|sync|yandex\.?disk|tresorit|proton ?drive)( ?[-(].*)?",
    re.IGNORECASE,
)


class Mount(NamedTuple):
    """Where a disk begins, and of which kind it is."""

    point: str
    kind: str

    @property
    def network(self) -> bool:
        """Whether it lies on another machine."""
        return _NETWORK.fullmatch(self.kind) is not None

    @property
    def passing(self) -> bool:
        """Whether it is gone when the machine is switched off."""
        return self.kind in _PASSING


def mount_of(path: Path) -> Mount | None:
    """The mount that a path lies on, None where nobody can tell."""
    place = str(path.absolute().resolve())
    found: Mount | None = None
    with suppress(OSError, ValueError, IndexError):
        for line in MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines():
            before, _, after = line.partition(" - ")
            point = _unescaped(before.split()[4])
            inside = place == point or place.startswith(point.rstrip("/") + "/")
            if inside and (found is None or len(point) >= len(found.point)):
                found = Mount(point, after.split()[0])
    return found


def _unescaped(point: str) -> str:
    return re.sub(r"\\(\d{3})", lambda found: chr(int(found[1], 8)), point)


def synced_by(path: Path) -> str | None:
    """The folder that some program seems to keep the same on several machines, None where none goes by such a name."""
    return next((part for part in reversed(path.absolute().parts[:-1]) if _SYNCED.fullmatch(part)), None)
