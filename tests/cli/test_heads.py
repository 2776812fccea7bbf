"""`log head --sign`, `log key`, `log verify --head --key`: heads kept elsewhere, and what they find that no proof finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.door import Door

NAME = "herald.example/desk"


@pytest.fixture
def key(demo: Door, tmp_path: Path) -> Path:
    """A key that signs, with the public one beside it."""
    path = tmp_path / "desk.key"
    demo.done("log", "key", str(path), "--name", NAME)
    return path


def test_a_key_is_for_its_owner_s_eyes_and_never_written_over(demo: Door, key: Path) -> None:
    public = key.with_name("desk.key.pub").read_text().strip()

    assert key.stat().st_mode & 0o777 == 0o600
    assert public.startswith(f"{NAME}+")
    assert key.read_text().startswith(f"PRIVATE+KEY+{NAME}+")
    assert demo.refused("log", "key", str(key), "--name", NAME) == (
        f"{key} is there already: name another file, for a key is never written over"
    )
    key.rename(key.with_name("away.key"))
    assert "desk.key.pub is there already" in demo.refused("log", "key", str(key), "--name", NAME)


def test_a_key_that_others_may_read_signs_nothing(demo: Door, key: Path) -> None:
    key.chmod(0o640)

    assert demo.refused("log", "head", "--sign", str(key)) == (
        f"{key} may be read by others: `chmod 600` it, or make a new key if somebody has"
    )


def test_a_signed_head_is_a_note_of_the_standard_form_that_verifies(demo: Door, key: Path, tmp_path: Path) -> None:
    note = demo.done("log", "head", "--sign", str(key)).out
    origin, size, _, blank, signature, *rest = note.split("\n")
    (tmp_path / "head.txt").write_text(note)

    assert (origin, size, blank, rest) == (NAME, "65", "", [""])
    assert signature.startswith(f"— {NAME} ")
    told = demo.done("log", "verify", "--head", str(tmp_path / "head.txt"), "--key", f"{key}.pub").out.splitlines()
    assert told[-2:] == ["The kept head fits, up to entry 65.", f"It is signed by {NAME}."]
    public = Path(f"{key}.pub").read_text().strip()
    assert demo.json("log", "verify", "--head", str(tmp_path / "head.txt"), "--key", public)["signed_by"] == NAME
    unasked = demo.done("log", "verify", "--head", str(tmp_path / "head.txt")).out
    assert "Nobody looked at their signatures: name the public key with --key." in unasked
    assert demo.json("log", "head", "--sign", str(key))["note"] == note


def test_a_head_that_was_altered_or_signed_by_somebody_else_is_refused(demo: Door, key: Path, tmp_path: Path) -> None:
    head, public = tmp_path / "head.txt", f"{key}.pub"
    note = demo.done("log", "head", "--sign", str(key)).out
    demo.done("log", "key", str(tmp_path / "other.key"), "--name", NAME)

    def refused(content: str, key: str = public) -> str:
        head.write_text(content)
        return demo.refused("log", "verify", "--head", str(head), "--key", key)

    assert "signature of the head of entry 64 in" in refused(note.replace("\n65\n", "\n64\n"))
    assert "is not signed with the key herald.example/desk+" in refused(note, str(tmp_path / "other.key.pub"))
    assert "is not signed: leave --key out" in refused(f"65 {'ab' * 32}")
    assert "give --key the public one" in refused(note, str(key))
    assert "holds no public key" in refused(note, str(head))
    assert "cannot be read: No such file" in refused(note, str(tmp_path / "none.pub"))


def test_a_mailed_history_tells_since_when_the_ledger_is_another(demo: Door, key: Path, tmp_path: Path) -> None:
    mail = tmp_path / "mail.txt"

    def head() -> str:
        return demo.done("log", "head", "--sign", str(key)).out.replace("\n", "\n> ")

    heads = [head()]
    early = demo.desk.snapshot()
    for name in ("Herald", "Gazette"):
        demo.done("source", "add", name, "--kind", "outlet")
        heads.append(head())
    mail.write_text("Kept so far:\n> " + "\nand\n> ".join(heads))
    assert "All 3 kept heads fit, up to entry 67." in demo.done("log", "verify", "--head", str(mail)).out

    demo.desk.go_back(early)
    cut = demo("log", "verify", "--head", str(mail), "--key", f"{key}.pub")
    assert (cut.status, cut.out.splitlines()) == (
        1,
        [
            "No: the ledger ends before entry 66, which was there when the head was kept: its end was cut off.",
            "Of 3 kept heads 1 fits; the newest that does is that of entry 65.",
            f"All are signed by {NAME}.",
        ],
    )
    demo.done("source", "add", "Courier", "--kind", "outlet")
    told = demo.json("log", "verify", "--head", str(mail))
    assert (told["kind"], told["newest_head_that_fits"]) == ("forged", 65)
    assert told["fault"].endswith("the ledger was rewritten from some entry after 65 on")
    assert [one["fits"] for one in told["heads"]] == [True, False, False]


def test_a_head_tells_that_the_end_was_cut_off_where_the_rows_were_left(demo: Door, tmp_path: Path) -> None:
    demo.done("source", "add", "Herald", "--kind", "outlet")
    (tmp_path / "head.txt").write_text(demo.done("log", "head").out)
    demo.desk.tamper("DELETE FROM entry WHERE seq = 66")

    within = demo.json("log", "verify")
    assert (within["kind"], within["where"][0]["name"]) == ("inserted", "source Herald")
    told = demo("log", "verify", "--head", str(tmp_path / "head.txt"))
    assert told.out.startswith("No: the ledger ends before entry 66, which was there when the head was kept")
    assert "This does not fit: source Herald: inserted" in told.out
