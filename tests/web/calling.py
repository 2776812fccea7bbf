"""The API as a program asks it: every answer is held against the schema, and which answers were met is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import schemathesis
from httpx2 import Response
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi import checks
from schemathesis.specs.openapi.schemas import OpenApiSchema

from tests.web.door import HOST, House
from tracker.web.access import COOKIE, form_token

CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
Met = set[tuple[str, int]]


def schema_of(house: House) -> OpenApiSchema:
    """The schema that the desk's people are told."""
    told = house.client.get("/api/openapi.json", headers={"Cookie": f"{COOKIE}={house.as_('EK').secret}"})
    assert told.status_code == 200
    return schemathesis.openapi.from_dict(told.json())


def operations(schema: OpenApiSchema) -> dict[str, APIOperation]:  # type: ignore[type-arg]
    """Every operation by its name: "POST /articles"."""
    found = [one.ok() for one in schema.get_all_operations() if isinstance(one, Ok)]
    return {one.label: one for one in found}


@dataclass
class Caller:
    """A program that somebody signed in has started."""

    house: House
    known: dict[str, APIOperation]  # type: ignore[type-arg]
    secret: str
    met: Met = field(default_factory=set)

    def as_(self, initials: str) -> Caller:
        """The same, started by somebody else."""
        return Caller(self.house, self.known, self.house.as_(initials).secret, self.met)

    def ask(self, call: str, expected: int = 200, *, body: Any = None, headers: Any = None, **given: Any) -> Any:
        """Ask something: `call` is its name, `given` its parameters; those of the path are put into it. What it says, as JSON
        where it is."""
        method, _, path = call.partition(" ")
        query = {name.rstrip("_"): value for name, value in given.items() if f"{{{name}}}" not in path}
        sent = {"Cookie": f"{COOKIE}={self.secret}", "Origin": f"http://{HOST}"}
        if method != "GET":
            sent["X-Form-Token"] = form_token(self.secret)
        sent |= headers or {}
        self.house.client.cookies.clear()
        answer = self.house.client.request(
            method,
            f"/api{path.format(**given)}",
            params=query,
            headers={name: value for name, value in sent.items() if value is not None},
            **(body if isinstance(body, Raw) else {"json": body} if body is not None else {}),
        )
        assert answer.status_code == expected, (call, answer.status_code, answer.text[:500])
        self.keep(call, answer)
        return answer.json() if answer.headers["content-type"].startswith("application/json") else answer

    def send(self, case: Case[Any]) -> None:
        """Send what was made up, and hold the answer against the schema."""
        sent = case.as_transport_kwargs(base_url=f"http://{HOST}/api")
        headers = {**sent["headers"], "Cookie": f"{COOKIE}={self.secret}", "Origin": f"http://{HOST}"}
        if case.method != "GET":
            headers["X-Form-Token"] = form_token(self.secret)
        self.house.client.cookies.clear()
        if "files" in sent:
            body = {"data": sent.get("data"), "files": sent["files"]}
        else:
            body = {"json": sent["json"]} if "json" in sent else {"content": sent.get("data")}
        answer = self.house.client.request(
            sent["method"], sent["url"], params=sent.get("params"), headers=headers, **body
        )
        if "files" in sent:
            answer.request.read()
        case.validate_response(answer, checks=CHECKS)
        self.met.add((case.operation.label, answer.status_code))

    def keep(self, call: str, answer: Response) -> None:
        """Hold an answer against the schema."""
        if answer.request.headers.get("content-type", "").startswith("multipart/"):
            answer.request.read()  # a form is sent as it is made, and is to be looked at now
        self.known[call].validate_response(answer)
        self.met.add((call, answer.status_code))


class Raw(dict[str, Any]):
    """A body as the client is to send it."""
