"""The people of the desk, how it is set up, and the house rules it goes by: for everybody to see and for editors to change."""

from __future__ import annotations

from starlette.responses import Response

from tracker.domain.choices import choose
from tracker.domain.errors import BadInputError, MoveRefusedError
from tracker.domain.settings import WEB_LOGIN, Takes, setting
from tracker.domain.vocabulary import Risk, Role
from tracker.models import Person
from tracker.models.phrases import listing
from tracker.services.admitting import choose_password, hash_password
from tracker.services.desks import add_person, choose_setting, settings_now
from tracker.services.policies import is_file, list_policies, pack_named, use_desks_policy, use_policy
from tracker.services.policy_shape import changed_weights
from tracker.services.policy_words import kept_words, pack_lines
from tracker.services.staffing import edit_person
from tracker.store.people import get_person, list_people
from tracker.web.forms import uploaded
from tracker.web.visits import Done, Form, Visit, move, page

_AT_THE_MACHINE = (
    "is chosen at the machine that serves the desk, with `tracker settings {name} VALUE`: a page sees none of its folders and "
    "logins"
)


def show(visit: Visit) -> Response:
    """Who works at the desk, how it is set up and by which rules it goes."""
    with visit.looking() as (session, you):
        people = list_people(session)
        settings = [
            {**one, "here": _chosen_here(one["setting"]), "options": _options(one)} for one in settings_now(session)
        ]
        policies = list_policies(session)
    return visit.page("people.html", you, people=people, roles=Role, settings=settings, policies=policies)


def add(visit: Visit, form: Form) -> Done:
    """Put somebody on file."""
    name, initials = form.require("name", "the name"), form.require("initials", "the initials")
    roles = [choose(Role, word, "role") for word in form.all("role")]
    with visit.writing() as (session, you):
        person = add_person(session, name, initials, roles, by=you, login=form.get("login"))
        told = ", ".join(sorted(set(roles)))
        return Done(f"{person.name} is on file as {person.initials}: {told}.", "/people")


def edit(visit: Visit, form: Form) -> Done:
    """Change somebody's name, roles or login, or note that they left or are back. Of their roles those change whose box was: what
    another editor changed since the page was loaded stays."""
    wanted, shown = (
        {choose(Role, word, "role") for word in words} for words in (form.all("role"), _words(form, "roles"))
    )
    left, back = form.get("left") is not None, form.get("back_again") is not None
    with visit.writing() as (session, you):
        person = get_person(session, visit.word("initials"))
        kept = left or back or not form.has("roles")
        found, freed = edit_person(
            session,
            person.initials,
            by=you,
            name=_another_name(form, person),
            login=form.get("login"),
            add=() if kept else wanted - shown,
            remove=() if kept else shown - wanted,
            left=left,
            back=back,
        )
        told = ", ".join(sorted(found.roles)) or "no role any more"
        said = f"{found.name} is on file as {found.initials}: {told}."
        return Done(f"{said} Nobody is on {listing(freed)} any more." if freed else said, "/people")


def _another_name(form: Form, person: Person) -> str | None:
    """The name that was typed in place of the one the page showed, None where none was.

    Raises:
        BadInputError: the form does not say what it showed.
        MoveRefusedError: somebody else gave them another meanwhile.
    """
    name, shown = form.get("name"), form.get("seen")
    if name in (None, shown):
        return None
    if shown is None:
        raise BadInputError("the page does not say what was looked at: load it again")
    if person.name != shown:
        raise MoveRefusedError(
            f"{person.initials} was given another name since you looked, {person.name}: look at the page again first"
        )
    return name


def _words(form: Form, name: str) -> list[str]:
    return (form.get(name) or "").split()


def first_password(visit: Visit, form: Form) -> Done:
    """Give somebody a password, which they change when they first sign in."""
    if not visit.served.access.team:
        raise BadInputError("at this desk nobody needs a password: it is served to you alone")
    with visit.looking() as (session, you):
        person = get_person(session, visit.word("initials"))
        if person.id == you.id:
            raise MoveRefusedError("your own password is changed on the page for that, with the one before it")
        key, made = person.id, hash_password(person, str(form.fields.get("new_password", "")), by=you)
    with visit.writing() as (session, you):
        person = session.get_one(Person, key)
        choose_password(session, person, made, by=you)
        return Done(
            f"{person.initials} signs in with that password now, and chooses another the first time.", "/people"
        )


def set_up(visit: Visit, form: Form) -> Done:
    """Change one setting."""
    name = visit.word("name")
    if not _chosen_here(setting(name).name):
        raise MoveRefusedError(f"{name} {_AT_THE_MACHINE.format(name=name)}")
    value = form.get("value") or ""
    if setting(name).name == "policy":
        _require_name(value)
    with visit.writing() as (session, you):
        chosen = choose_setting(session, name, value, by=you)
        return Done(f"{chosen} is now {value}." if value else f"{chosen} says nothing any more.", "/people")


def _options(one: dict[str, str]) -> list[str]:
    """What a setting may be, where that is one of a few words."""
    return one["choices"].split(", ") if setting(one["setting"]).takes is Takes.CHOICE else []


def _chosen_here(name: str) -> bool:
    """Whether it is chosen in a browser: what names a folder or a login of the machine that serves is not."""
    return name != WEB_LOGIN and setting(name).takes is not Takes.FOLDER


def show_policy(visit: Visit) -> Response:
    """What a pack asks: its numbers, and the rules it weighs otherwise."""
    name = visit.word("name")
    _require_name(name)
    with visit.looking() as (session, you):
        found = pack_named(session, name)
    return visit.page(
        "policy.html", you, pack=found, lines=list(pack_lines(found)), changed=list(changed_weights(found)), risks=Risk
    )


def use(visit: Visit, form: Form) -> Done:
    """Hold the desk, or one story, to a pack: one that is listed, or one in a file that is sent."""
    slug, name = form.get("article"), form.get("policy")
    with uploaded(form, "file") as file:
        if (file is None) == (name is None):
            raise BadInputError("choose a pack, or send the file of one: one of the two")
        if name is not None:
            _require_name(name)
        try:
            with visit.writing() as (session, you):
                chosen = use_policy(session, str(file) if file else name or "", by=you, slug=slug)
        except BadInputError as error:
            raise BadInputError(str(error).replace(f"{file.parent}/" if file else "\0", "")) from None
    kept = f"{kept_words(chosen)} " if chosen.kept else ""
    return Done(f"{kept}{slug or 'The desk'} goes by {chosen.name} from now on.", "/people")


def use_the_desks(visit: Visit, form: Form) -> Done:
    """Hold a story to whatever the desk goes by."""
    slug = form.require("article", "the story")
    with visit.writing() as (session, you):
        now = use_desks_policy(session, slug, by=you)
    return Done(f"{slug} goes by whatever the desk goes by, now {now}.", "/people")


def _require_name(name: str) -> None:
    """Refuse the name of a file: those of the machine that serves are nobody's business here.

    Raises:
        BadInputError: it is one.
    """
    if is_file(name):
        raise BadInputError("choose one of the packs that are listed, or send the file of one")


ROUTES = (
    page("/people", show),
    move("/people", add),
    move("/people/{initials}", edit),
    move("/people/{initials}/password", first_password),
    move("/settings/{name}", set_up),
    page("/policies/{name}", show_policy),
    move("/policies", use),
    move("/policies/desk", use_the_desks),
)
