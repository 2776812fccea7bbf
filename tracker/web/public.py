"""The address by which people come, where a proxy stands between them and the program."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from tracker.domain.errors import BadInputError
from tracker.web.names import Names

_USUAL = {"https": 443, "http": 80}
_MEND = "--url is to be the address by which people come, such as https://desk.example.org, with no path"


@dataclass(frozen=True, slots=True)
class Public:
    """A desk's public address."""

    address: str
    names: Names

    @property
    def secure(self) -> bool:
        """Whether people come by https."""
        return self.names.secure

    @classmethod
    def of(cls, url: str) -> Self:
        """From what `--url` says.

        Raises:
            BadInputError: it is no address, or one with a path.
        """
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise BadInputError(_MEND) from None
        plain = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username or parts.password)
        if parts.scheme not in _USUAL or not host or not plain or not host.isascii():
            raise BadInputError(_MEND)
        spelled = f"[{host}]" if ":" in host else host
        name = spelled if port in (None, _USUAL[parts.scheme]) else f"{spelled}:{port}"
        return cls(f"{parts.scheme}://{name}/", Names.of([name], secure=parts.scheme == "https"))
