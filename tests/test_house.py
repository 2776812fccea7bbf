"""The law of the house: imports go down, each library stays in its room, nothing goes in circles (CONTRIBUTING.md)."""

from __future__ import annotations

import ast
import gc
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

import tracker

PACKAGE = Path(tracker.__file__).parent
FLOOR = {
    "cli": 6,
    "web": 5,
    "services": 4,
    "extract": 3,
    "audit": 3,
    "reports": 3,
    "intake": 3,
    "store": 3,
    "models": 2,
    "domain": 1,
}
ROOMS_OF_LIBRARY = {
    "typer": {"cli"},
    "rich": {"cli"},
    "fastapi": {"web"},
    "starlette": {"web"},
    "jinja2": {"web"},
    "markupsafe": {"web"},
    "uvicorn": {"web"},
    "anyio": {"web"},
    "pydantic": {"web"},
    "argon2": {"services"},
    "sqlalchemy": {"models", "store", "services", "cli", "web"},
    "alembic": {"store"},
    "psycopg": {"store"},
    "orjson": {"store", "services", "intake", "cli", "reports", "web"},
    "rapidfuzz": {"store", "extract"},
    "trafilatura": {"intake"},
    "markdown_it": {"intake"},
    "lxml": {"intake", "reports", "web"},
    "llm": {"extract"},
    "cryptography": {"services"},
    "resvg_py": {"reports"},
    "openpyxl": {"intake"},
    "xlsxwriter": {"reports"},
    "weasyprint": {"reports"},
}
LATE_IMPORTS = {
    ("intake/html.py", "trafilatura"),
    ("intake/markdown.py", "markdown_it"),
    ("intake/page_tree.py", "lxml"),
    ("intake/sheets/xlsx.py", "openpyxl"),
    ("intake/sheets/xlsx.py", "tracker.intake.sheets.xlsx_cells"),
    ("intake/word/package.py", "lxml"),
    ("intake/claim_reviews/page.py", "lxml"),
    ("cli/app.py", "typer.completion"),
    ("cli/app.py", "tracker.cli.lazy"),
    ("cli/app.py", "tracker.cli.output"),
    ("cli/extract.py", "tracker.cli.paper"),
    ("cli/evidence.py", "tracker.cli.fact_checks"),
    ("cli/output.py", "rich"),
    ("cli/progress.py", "rich"),
    ("cli/tables.py", "rich"),
    ("extract/extractors/asking/library.py", "llm"),
    ("extract/extractors/choosing.py", "tracker.extract.extractors.plug_in"),
    ("reports/formats/__init__.py", "tracker.reports.formats.docx"),
    ("reports/formats/__init__.py", "tracker.reports.formats.xlsx"),
    ("reports/formats/__init__.py", "tracker.reports.formats.pdf"),
    ("reports/formats/drawing/png.py", "resvg_py"),
    ("reports/formats/pdf.py", "weasyprint"),
    ("services/signing_heads.py", "cryptography"),
    ("store/engines/postgres.py", "psycopg"),
    ("store/sources.py", "rapidfuzz"),
}
"""The heavy libraries, and the command table's machinery, loaded where they are used: (file, module or its root)."""

FORBIDDEN_NAMES = re.compile(r"^(data|info|item|manager|handler|helper|utils?|process|common)s?$")
LOOKED_AT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
PARTS = ("body", "handlers", "orelse", "finalbody", "cases")
"""Where a statement has statements of its own."""
FILES = sorted(PACKAGE.rglob("*.py"))
"""Every law looks at all of them in one test: a test for each file took longer to set up than to run."""


@pytest.fixture(scope="module", autouse=True)
def _trees() -> Iterator[None]:
    """The collector would look through all trees again and again, here and in every test after these."""
    gc.disable()
    yield
    for kept in (parsed, spoken, imports_of):
        kept.cache_clear()
    gc.enable()


def place(path: Path) -> str:
    """A file as the law names it: cli/app.py."""
    return path.relative_to(PACKAGE).as_posix()


def room(module: str) -> str | None:
    """The room of one of our modules, None for the package itself."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in FLOOR else None


@cache
def parsed(path: Path) -> ast.Module:
    """A file's syntax tree, read once for all the laws."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def spoken(path: Path) -> list[ast.AST]:
    """All nodes of a file that a law is about: imports, functions and classes, gone through once for all the laws."""
    return [node for node in statements(parsed(path)) if isinstance(node, LOOKED_AT)]


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """A node and every statement within it, but no expression: there are ten times as many, and no law is about them."""
    yield node
    for part in PARTS:
        for within in getattr(node, part, None) or ():
            yield from statements(within)


@cache
def imports_of(path: Path) -> list[tuple[ast.stmt, str]]:
    """Every import statement of a file with the module it names."""
    return list(imported(spoken(path)))


def imported(nodes: Iterable[ast.AST]) -> Iterator[tuple[ast.stmt, str]]:
    """Every import statement among these nodes with the module it names."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from ((node, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or ""


def test_imports_only_go_down_and_rooms_on_one_floor_stay_apart() -> None:
    for path in FILES:
        own = path.relative_to(PACKAGE).parts[0]
        if own not in FLOOR:
            continue
        for _, module in imports_of(path):
            other = room(module) if module.split(".")[0] == "tracker" else None
            if other is not None and other != own:
                assert FLOOR[other] < FLOOR[own], f"{place(path)} imports {module}"


def test_every_library_stays_in_its_rooms() -> None:
    for path in FILES:
        own = path.relative_to(PACKAGE).parts[0]
        for _, module in imports_of(path):
            rooms = ROOMS_OF_LIBRARY.get(module.split(".")[0])
            assert rooms is None or own in rooms, f"{place(path)} imports {module}"


def test_the_first_floor_stands_on_the_standard_library_alone() -> None:
    for path in (PACKAGE / "domain").glob("*.py"):
        for _, module in imports_of(path):
            root = module.split(".")[0]
            assert root == "tracker" or root in sys.stdlib_module_names, f"{place(path)} imports {module}"


def test_no_import_is_relative_and_only_heavy_ones_are_late() -> None:
    for path in FILES:
        for node, _ in imports_of(path):
            assert getattr(node, "level", 0) == 0, f"{place(path)}:{node.lineno} is relative"
        if all(statement.col_offset == 0 for statement, _ in imports_of(path)):
            continue
        for function in spoken(path):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            for node, module in imported(statements(function)):
                allowed = {(place(path), module), (place(path), module.split(".")[0])} & LATE_IMPORTS
                assert allowed, f"{place(path)}:{node.lineno} imports {module} inside a function"


def test_no_module_imports_itself_by_a_detour() -> None:
    names = [name_of(path) for path in FILES]
    ours = set(names)
    edges = {name: set(imported_at_start(path, ours)) for path, name in zip(FILES, names, strict=True)}

    def reach(name: str, seen: set[str]) -> set[str]:
        for other in edges.get(name, set()) - seen:
            seen.add(other)
            reach(other, seen)
        return seen

    for name in edges:
        assert name not in reach(name, set()), f"{name} reaches itself"


def imported_at_start(path: Path, ours: set[str]) -> Iterator[str]:
    """Our own modules that a file imports as it loads, not inside a function."""
    for statement in parsed(path).body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            continue
        for node, module in imported(statements(statement)):
            named = {f"{module}.{alias.name}" for alias in getattr(node, "names", [])} & ours
            yield from named or ({module} if module.startswith("tracker.") else ())


def name_of(path: Path) -> str:
    """A file's module name."""
    return ".".join(("tracker", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def test_queries_and_engines_stand_in_the_store_alone() -> None:
    for path in FILES:
        if path.relative_to(PACKAGE).parts[0] in ("store", "models"):
            continue
        for node in spoken(path):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sqlalchemy"):
                wanted = {name.name for name in node.names}
                assert not wanted & {"select", "insert", "update", "delete", "text", "create_engine"}, place(path)


def test_no_name_is_a_word_without_a_meaning() -> None:
    for path in FILES:
        for node in spoken(path):
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                assert not FORBIDDEN_NAMES.match(node.name), f"{place(path)}:{node.lineno} {node.name}"
        assert not FORBIDDEN_NAMES.match(path.stem), place(path)


def test_every_module_and_public_thing_says_what_it_is() -> None:
    for path in FILES:
        tree = parsed(path)
        if path.stat().st_size and path.parent.name != "rules":  # a rule's page is its function's docstring
            assert ast.get_docstring(tree), f"{place(path)} has no docstring"
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                if any(isinstance(mark, ast.Name) and mark.id == "overload" for mark in node.decorator_list):
                    continue
                assert ast.get_docstring(node), f"{place(path)}:{node.lineno} {node.name} has no docstring"


ONE_ENGINE = 43
"""Marks that keep a test from one of the engines. Who needs another one counts it here."""


def test_a_test_that_is_run_on_one_engine_only_says_why_and_they_are_few() -> None:
    reasons: list[str] = []
    for path in sorted(Path(__file__).parent.rglob("test_*.py")):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)) if any(mark in text for mark in ONLY) else ():
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ONLY:
                reason = ast.unparse(node.args[0]) if node.args else ""
                assert len(reason.split()) > 3, f"{path}:{node.lineno} says no reason"
                reasons.append(f"{path.relative_to(Path(__file__).parent)}:{node.lineno} {node.func.attr}: {reason}")

    assert len(reasons) <= ONE_ENGINE, "\n".join(reasons)


ONLY = ("sqlite_only", "postgres_only")
