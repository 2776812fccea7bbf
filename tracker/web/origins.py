"""Who may ask: only pages of the desk's own address, so that no other site acts with somebody's cookie."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from tracker.web.names import Names
from tracker.web.strangers import stranger

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class OwnOrigin:
    """Lets in what is addressed to one of our names, and moves only from our own pages."""

    def __init__(self, app: ASGIApp, names: Names) -> None:
        self.app, self.names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "http":
            headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
            refusal = self._refusal(scope["method"], headers)
            if refusal:
                await stranger(scope, refusal, 403)(scope, receive, send)
                return
        await self.app(scope, receive, send)

    def _refusal(self, method: str, headers: dict[str, str]) -> str:
        host = headers.get("host", "").lower()
        if not self.names.is_ours(host):
            return "this desk is not served under that name: open the address that stands in the window in which it was started"
        if method in SAFE:
            return ""
        origin, site = headers.get("origin"), headers.get("sec-fetch-site", "same-origin")
        if (origin is not None and not self.names.is_own(origin.lower(), host)) or site not in ("same-origin", "none"):
            return "moves are made from this desk's own pages only"
        return ""
