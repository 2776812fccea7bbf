"""The wheel: what is in it, and that an installed `tracker` works in any folder, far from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    if find_spec("hatchling") is None:
        pytest.skip("hatchling is not installed: pip install hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    words = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    built = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert built.returncode == 0, built.stderr
    [path] = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def site(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which only tracker is installed, which of a wheel that compiles nothing is to unpack it; what it stands on
    comes from this environment."""
    folder = tmp_path_factory.mktemp("site")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(site: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the installed package, in a folder that knows nothing of the checkout."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("TRACKER")}
    env |= {"PYTHONPATH": str(site), "LOGNAME": "ann", "XDG_STATE_HOME": str(cwd / "state")}
    return subprocess.run(
        [sys.executable, *words], cwd=cwd, env=env, capture_output=True, text=True, timeout=120, check=False
    )


def test_the_wheel_holds_the_package_its_migrations_and_its_seeds_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        beside = {name.partition("/")[2]: name for name in archive.namelist() if ".dist-info/" in name}
        inside = set(archive.namelist()) - set(beside.values())
        assert {"METADATA", "RECORD", "WHEEL"} <= beside.keys()
        assert b"Root-Is-Purelib: true" in archive.read(beside["WHEEL"])
        assert b"tracker = tracker.cli.app:main" in archive.read(beside["entry_points.txt"]).splitlines()

    assert all(name.startswith("tracker/") for name in inside), sorted(inside)[:5]
    assert not [name for name in inside if "__pycache__" in name or name.endswith(".pyc")]
    for folder in ("migrations", "seeds"):
        ours = {f"tracker/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / folder).rglob("*") if _ships(path)}
        assert ours
        assert ours <= inside
    package = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tracker").rglob("*") if _ships(path)}
    assert package <= inside


def _ships(path: Path) -> bool:
    return path.is_file() and "__pycache__" not in path.parts and not path.name.startswith(".")


def test_an_installed_tracker_works_in_any_folder_and_makes_its_demo_there(site: Path, tmp_path: Path) -> None:
    lines = [
        "demo",
        "--db demo/desk.db log verify",
        "init",
        "source add Herald --kind outlet",
        "db check",
        "log verify",
    ]
    words = (
        f"import tracker; from tracker.cli.app import main; print([main(x.split()) for x in {lines}], tracker.__file__)"
    )

    done = run(site, tmp_path, "-c", words)

    assert "\n[0, 0, 0, 0, 0, 0] " in done.stdout, done
    assert done.stderr == ""
    assert Path(done.stdout.rpartition("] ")[2].strip()).is_relative_to(site), done
    assert (tmp_path / "demo" / "report.html").exists()
    assert (tmp_path / "tracker.db").exists()


def test_an_installed_tracker_runs_as_a_module(site: Path, tmp_path: Path) -> None:
    told = run(site, tmp_path, "-m", "tracker", "--version")

    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("tracker ")
