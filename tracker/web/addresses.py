"""From where somebody comes."""

from __future__ import annotations

import ipaddress

from starlette.requests import Request


def address_of(request: Request) -> str:
    """From where somebody comes. What a proxy says of it is believed of one on this machine alone, and of what that says the
    last, which it has seen itself."""
    peer = request.client.host if request.client else ""
    said = request.headers.getlist("x-forwarded-for")
    return said[-1].rpartition(",")[2].strip() if said and _is_this_machine(peer) else peer


def _is_this_machine(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
