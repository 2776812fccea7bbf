"""Policy packs at the desk: those of its own, and which one it and its stories are held to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.services.newsroom import SLUG, Room, changed, recorded
from tracker.audit.policy import pack
from tracker.audit.thresholds import Minimum
from tracker.domain.errors import BadInputError, MoveRefusedError, NotOnFileError
from tracker.services import desks, policies
from tracker.services.auditing import audit, policy_for, rules_named
from tracker.services.filing import file_story
from tracker.store import ledger
from tracker.store.packs import keep_pack
from tracker.store.settings import setting_value

THREE = 'summary = "Three of them."\n[minimum]\nnormal = 3\n'
FOUR = 'summary = "Four of them."\n[minimum]\nnormal = 4\n'


def written(room: Room, text: str = THREE, name: str = "house.toml") -> str:
    """The path of a pack's file."""
    room.files.mkdir(exist_ok=True)
    path = room.files / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def in_use(room: Room) -> dict[str, tuple[bool, int]]:
    """Pack -> whether the desk goes by it, and how many articles do."""
    return {one.name: (one.in_use, one.articles) for one in policies.list_policies(room.session)}


# Choosing


def test_a_desk_goes_by_a_pack_that_ships_once_an_editor_says_so(room: Room) -> None:
    chosen = policies.use_policy(room.session, "two-source", by=room.EK)

    assert (chosen.name, chosen.kept) == ("two-source", False)
    assert policy_for(room.session, None).name == "two-source"
    assert (room.entries()[-1].act, room.entries()[-1].subject) == ("policy", "desk")


def test_an_article_may_go_by_another_pack_than_the_desk_and_back_again(room: Room) -> None:
    policies.use_policy(room.session, "agency", by=room.EK, slug=SLUG)

    [audited] = audit(room.session, SLUG, rules_named([]), None)
    assert (audited.policy, policy_for(room.session, None).name) == ("agency", "one-person-desk")
    assert (room.entries()[-1].act, room.entries()[-1].subject) == ("policy", SLUG)
    assert policies.use_desks_policy(room.session, SLUG, by=room.EK) == "one-person-desk"
    [audited] = audit(room.session, SLUG, rules_named([]), None)
    assert audited.policy == "one-person-desk"


def test_a_pack_that_is_named_goes_before_the_articles_and_that_before_the_desks(room: Room) -> None:
    policies.use_policy(room.session, "agency", by=room.EK, slug=SLUG)

    assert policy_for(room.session, "ksj-three", "agency").name == "ksj-three"
    assert policy_for(room.session, None, "agency").name == "agency"
    assert policy_for(room.session, None, None).name == "one-person-desk"


@pytest.mark.parametrize("who", ["RL", "MC", "LG", "RD"])
def test_only_an_editor_chooses_and_nothing_is_kept_for_anybody_else(room: Room, who: str) -> None:
    path, before = written(room), room.rows()

    with pytest.raises(MoveRefusedError, match=r"^choosing a policy takes an editor"):
        policies.use_policy(room.session, path, by=getattr(room, who))
    with pytest.raises(MoveRefusedError, match=r"^choosing a policy takes an editor"):
        policies.use_desks_policy(room.session, SLUG, by=getattr(room, who))

    assert room.rows() == before


# A pack of the desk's own


def test_a_file_is_kept_on_the_desk_under_its_name_and_used(room: Room) -> None:
    path, before = written(room), room.rows()

    chosen = policies.use_policy(room.session, path, by=room.EK)
    Path(path).unlink()

    assert chosen == policies.Chosen("house", kept=True)
    assert policy_for(room.session, None).thresholds.minimum == Minimum(3, 2)
    assert [(line.act, line.subject) for line in room.entries()[-2:]] == [
        ("keep pack", "pack:house"),
        ("policy", "desk"),
    ]
    kept, used = (recorded(line.after_values) for line in room.entries()[-2:])
    assert kept | used == changed(before, room.rows())


def test_a_kept_pack_can_be_chosen_by_its_name_and_as_a_setting(room: Room) -> None:
    policies.use_policy(room.session, written(room), by=room.EK, slug=SLUG)

    desks.choose_setting(room.session, "policy", "house", by=room.EK)

    assert policy_for(room.session, None).name == "house"
    [policy] = desks.settings_now(room.session, "policy")
    assert policy["choices"] == "default, two-source, ksj-three, agency, one-person-desk, house"


def test_keeping_what_is_kept_already_leaves_no_entry(room: Room) -> None:
    path = written(room)
    policies.use_policy(room.session, path, by=room.EK)
    before = len(room.entries())

    assert policies.use_policy(room.session, path, by=room.EK) == policies.Chosen("house")
    assert len(room.entries()) == before


def test_another_text_takes_its_place_and_whoever_went_by_it_is_named(room: Room) -> None:
    policies.use_policy(room.session, written(room), by=room.EK)
    policies.use_policy(room.session, "house", by=room.EK, slug=SLUG)

    chosen = policies.use_policy(room.session, written(room, FOUR), by=room.ann)

    assert chosen == policies.Chosen("house", kept=True, replaced=True, by_desk=True, by_articles=1)
    assert policy_for(room.session, None).thresholds.minimum.normal == 4
    assert len([line for line in room.entries() if line.act == "keep pack"]) == 2


def test_line_ends_and_the_byte_order_mark_of_other_systems_make_no_other_pack(room: Room) -> None:
    policies.use_policy(room.session, written(room), by=room.EK)
    path = room.files / "house.toml"
    path.write_bytes(b"\xef\xbb\xbf" + THREE.replace("\n", "\r\n").encode())

    assert not policies.use_policy(room.session, str(path), by=room.EK).kept


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("house.toml", f"{THREE}hihg = 2\n", "house.toml, line 4: “hihg” is no number of [minimum]: there are normal"),
        ("house.toml", "# " + "x\n# " * 40_000, "house.toml is larger than 100 kB: that is no policy pack"),
        ("default.toml", THREE, "default is a pack that comes with tracker, so the desk's own is called otherwise"),
        ("House Rules.toml", THREE, "“House Rules” is no name for a pack, which takes lower-case letters, digits and"),
        (".toml", THREE, "“” is no name for a pack"),
        ("house.toml.toml", THREE, "“house.toml” is no name for a pack"),
    ],
)
def test_nothing_is_kept_of_a_file_with_anything_wrong(room: Room, name: str, text: str, sentence: str) -> None:
    path, before = written(room, text, name), room.rows()

    with pytest.raises(BadInputError, match=re.escape(sentence)):
        policies.use_policy(room.session, path, by=room.EK, slug=SLUG)

    assert room.rows() == before


def test_nothing_is_kept_for_an_article_that_is_not_on_file(room: Room) -> None:
    path, before = written(room), room.rows()

    with pytest.raises(NotOnFileError, match="there is no article “kim-trian”; did you mean kim-train"):
        policies.use_policy(room.session, path, by=room.EK, slug="kim-trian")

    assert room.rows() == before


def test_a_file_that_is_no_text_is_refused_with_the_line(room: Room) -> None:
    room.files.mkdir(exist_ok=True)
    path = room.files / "house.toml"
    path.write_bytes(b'summary = "Ours."\n# \xff\n')

    with pytest.raises(BadInputError, match=r"house\.toml, line 2: this is not in UTF-8; save it as UTF-8$"):
        policies.pack_from(path)


@pytest.mark.parametrize(
    ("named", "sentence"), [("/", "is no file"), ("/dev/zero", "is no file"), ("a\0.toml", "cannot")]
)
def test_what_is_no_file_is_refused(named: str, sentence: str) -> None:
    with pytest.raises(BadInputError, match=sentence):
        policies.pack_from(Path(named))


# What there is


def test_the_list_says_who_goes_by_each_pack(room: Room) -> None:
    file_story(room.session, "Another story.", by=room.ann, slug="other")
    policies.use_policy(room.session, written(room), by=room.EK, slug=SLUG)
    policies.use_policy(room.session, "house", by=room.EK, slug="other")
    policies.use_policy(room.session, "agency", by=room.EK)

    assert in_use(room) == {
        "default": (False, 0),
        "two-source": (False, 0),
        "ksj-three": (False, 0),
        "agency": (True, 0),
        "one-person-desk": (False, 0),
        "house": (False, 2),
    }
    assert [one.name for one in policies.list_policies(room.session) if not one.shipped] == ["house"]


def test_a_kept_pack_that_the_rule_book_has_outgrown_is_still_listed_and_says_why(room: Room) -> None:
    policies.use_policy(room.session, written(room), by=room.EK)
    grown_old(room, f"{THREE}[severity]\nforgotten-rule = 'note'\n")

    *_, house = policies.list_policies(room.session)
    with pytest.raises(BadInputError) as refused:
        policy_for(room.session, None)

    assert str(refused.value).startswith("the pack house, line 5: “forgotten-rule” is no rule: there are unsourced")
    assert house.summary == str(refused.value)


def grown_old(room: Room, text: str) -> None:
    """Put a text in the place of the desk's own pack, as if an older version had kept it."""
    keep_pack(room.session, "house", text, room.EK)
    ledger.record(room.session, "keep pack", "pack:house", by=room.EK)


def test_an_unknown_pack_is_refused_with_the_desks_own_among_the_list(room: Room) -> None:
    policies.use_policy(room.session, written(room), by=room.EK)

    with pytest.raises(BadInputError) as refused:
        policies.pack_named(room.session, "huose")

    assert str(refused.value) == (
        "“huose” is no policy pack: there are default, two-source, ksj-three, agency, one-person-desk, house; "
        "did you mean house?"
    )


# One run


@pytest.fixture
def asked(room: Room) -> Iterator[list[str]]:
    """Every statement that the database is asked from here on."""
    said: list[str] = []
    engine = room.session.get_bind()

    def hear(connection: object, cursor: object, statement: str, *more: object) -> None:
        said.append(statement)

    event.listen(engine, "before_cursor_execute", hear)
    yield said
    event.remove(engine, "before_cursor_execute", hear)


def test_a_pack_that_ships_or_stands_in_a_file_needs_no_query(room: Room, asked: list[str]) -> None:
    path = written(room)
    asked.clear()

    assert policies.Packs(room.session, "agency").of("house") is pack("agency")
    assert policies.Packs(room.session, path).of("house").name == "house.toml"
    with pytest.raises(BadInputError, match=r"line 1: this is no TOML"):
        policies.Packs(room.session, written(room, "x", "bad.toml"))
    assert asked == []


def test_a_run_over_many_articles_looks_each_pack_up_once(room: Room, asked: list[str]) -> None:
    policies.use_policy(room.session, written(room), by=room.EK)
    packs = policies.Packs(room.session)
    asked.clear()

    found = {packs.of(name).name for name in [None, "house", "agency", None, "house"] * 100}

    assert found == {"house", "agency"}
    assert len(asked) == 2  # the desk's own pack, as its choice (which is read past SQLAlchemy) and by name


def test_an_unknown_pack_is_refused_before_any_article_is_read(room: Room, asked: list[str]) -> None:
    asked.clear()
    with pytest.raises(BadInputError, match="is no policy pack"):
        list(audit(room.session, "no-such-article", rules_named([]), "defalt"))

    assert [statement for statement in asked if "FROM article" in statement] == []


def test_a_desk_may_be_held_to_a_file_for_one_run_and_keeps_nothing(room: Room) -> None:
    path, before = written(room), room.rows()

    [audited] = audit(room.session, SLUG, rules_named([]), path)

    assert audited.policy == "house.toml"
    assert setting_value(room.session, "policy") == "one-person-desk"
    assert room.rows() == before
