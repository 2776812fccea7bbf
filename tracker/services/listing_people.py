"""The people of the desk as programs read them."""

from __future__ import annotations

from typing import Any

from tracker.models import Person


def person_json(one: Person) -> dict[str, Any]:
    """Somebody of the desk; of who left, no role is left."""
    return {
        "name": one.name,
        "initials": one.initials,
        "roles": sorted(role.value for role in one.roles),
        "login": one.login,
        "left": not one.roles,
    }
