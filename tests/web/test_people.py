"""The people of the desk in a browser, how it is set up, and its house rules."""

from __future__ import annotations

from tests.reports.hostile import PAGES
from tests.web.door import House
from tests.web.pages import has_said, said
from tests.web.test_queue import with_claims

PACK = 'summary = "Ours."\n[minimum]\nnormal = 2\n'


def test_everybody_sees_who_is_there_and_only_an_editor_changes_it(house: House) -> None:
    reader, editor = house.reader(), house.as_("EK")
    told = said(reader, "/people")
    assert "Miriam Castellanos checker" in told
    assert not reader.opened("/people").cssselect("main form")
    for path in ("/people", "/people/MC", "/settings/hold-hours", "/policies", "/policies/desk"):
        fields = {"name": "X", "initials": "XX", "role": "reader", "value": "5", "policy": "default", "article": "a"}
        fields["seen"] = "Miriam Castellanos"
        assert "not write on it" in reader.refused(path, None, **fields), path
        assert "takes an editor" in house.as_("MC").refused(path, None, **fields), path

    editor.done("/people", name="Nora Ek", initials="NE", role=["checker", "legal"])
    assert "Nora Ek is on file as NE: checker, legal." in has_said(editor)
    assert "NE" in editor.refused("/people", name="Nils Ek", initials="NE", role="checker")


def test_roles_change_people_leave_and_come_back(house: House) -> None:
    editor = house.as_("EK")

    seen = "Miriam Castellanos"
    editor.done("/people/MC", roles="checker", role=["checker", "editor"], name=seen, seen=seen)
    assert "Miriam Castellanos is on file as MC: checker, editor." in has_said(editor)
    editor.done("/people/MC", roles="checker", role="checker", login="mia")  # from a page that was loaded before
    assert "is on file as MC: checker, editor." in has_said(editor)
    [box] = editor.opened("/people").cssselect("tr#person-3 input[name=roles]")
    editor.done("/people/MC", roles=box.get("value"), role="checker", name="Mia Castellanos", seen=seen)
    assert "Mia Castellanos is on file as MC: checker." in has_said(editor)
    stale = editor.refused("/people/MC", name="M. Castellanos", seen=seen)
    assert "MC was given another name since you looked, Mia Castellanos" in stale
    assert "does not say what was looked at" in editor.refused("/people/MC", name="M. Castellanos")
    editor.done("/people/MC", name=seen, seen=seen, left="yes")  # what nobody typed is not put back
    assert "no role any more" in has_said(editor)
    assert "left" in said(editor, "/people", "tr#person-3")
    editor.done("/people/MC", back_again="yes")
    assert "Mia Castellanos is on file as MC: checker." in has_said(editor)
    assert editor.send("/people/ZZ", name="x").status_code == 404


def test_a_setting_is_changed_but_none_that_names_a_folder_or_login_of_the_machine(house: House) -> None:
    editor = house.as_("EK")

    editor.done("/settings/hold-hours", value="6")
    assert "hold-hours is now 6." in has_said(editor)
    assert said(editor, "/people", "#setting-hold-hours td bdi") == "6"
    for name in ("file-store", "web-login"):
        assert "is chosen at the machine that serves the desk" in editor.refused(f"/settings/{name}", value="/etc"), (
            name
        )
    assert "Choose one of the packs that are listed" in editor.refused("/settings/policy", value="/etc/passwd.toml")
    assert editor.send("/settings/none", value="1").status_code == 400


def test_a_pack_is_read_chosen_and_kept_out_of_a_file_that_is_sent(house: House) -> None:
    with_claims(house)
    editor = house.as_("EK")
    assert "Independent sources under a claim, at least:" in said(house.reader(), "/policies/default")

    editor.done("/policies", policy="two-source", article="bridge")
    assert "bridge goes by two-source from now on." in has_said(editor)
    editor.done("/policies/desk", article="bridge")
    assert "bridge goes by whatever the desk goes by" in has_said(editor)
    assert "Choose one of the packs" in editor.refused("/policies", policy="/etc/passwd.toml")
    assert "Choose one of the packs" in editor.refused("/policies", policy="../x")
    refusal = editor.refused("/policies", {"file": ("ours.toml", b"nonsense = 1")})
    assert refusal.startswith("ours.toml")
    assert "/" not in refusal.partition(":")[0]
    assert "one of the two" in editor.refused("/policies")


def test_hostile_names_are_words(house: House) -> None:
    editor = house.as_("EK")
    for at, words in enumerate(PAGES):
        editor.done("/people", name=words.strip(), initials=f"H{at}", role="checker")

    page = house.reader().opened("/people")

    assert not page.cssselect("main script, main iframe, main svg, main style, main [onerror]")
    assert PAGES[0] in page.text_content()
