"""The accessibility checker axe, which `axe-playwright-python` brings, asked of a page as it is shown."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
"""WCAG 2.2, levels A and AA."""
SCRIPT = files("axe_playwright_python").joinpath("axe.min.js")
BY_COLOUR_OR_WIDTH = ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"]
"""What other colours or a narrow window may break."""


def violations(page: Page, rules: list[str] | None = None) -> list[str]:
    """What is wrong on the page as it stands, a line each, with the first place.

    Args:
        rules: these alone; None for all of WCAG 2.2 AA.
    """
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": TAGS}
    options = {"runOnly": only, "resultTypes": ["violations"]}
    if rules:
        options["rules"] = {name: {"enabled": True} for name in rules}
    if not page.evaluate("'axe' in window"):
        page.evaluate(SCRIPT.read_text("utf-8"))
    found = page.evaluate(f"axe.run(document, {json.dumps(options)}).then((one) => one.violations)")
    return [_line(one) for one in found]


def _line(one: dict[str, Any]) -> str:
    first = one["nodes"][0]
    why = "; ".join(each["message"] for each in (*first["any"], *first["all"], *first["none"]))
    return f"{one['id']} ({len(one['nodes'])}): {first['html'][:200]} at {first['target']}: {why}"
