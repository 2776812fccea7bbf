"""The API as one application, mounted under `/api`."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.responses import JSONResponse
from starlette.types import ASGIApp

from tracker import __version__
from tracker.domain.errors import TrackerError
from tracker.web.api.asking import JSON, NotLetInError
from tracker.web.api.calls import ROUTERS
from tracker.web.served import Served
from tracker.web.statuses import headers_of, status_of
from tracker.web.visits import visit_of

DESCRIPTION = """What the review workflow needs, for programs: the same services, rules and refusals as the pages and the
command line, in the same shapes. Whoever is signed in at the desk's pages asks with the same cookie, sees what they see there and
may do what they may do there. What writes carries the header `X-Form-Token`, which `/api/me` tells. A refusal is
`{"error": "one sentence"}`."""


class Api(FastAPI):
    """Its schema says how one signs in, and of what is not as the schema says no more than one sentence. What becomes of a bug
    is for the application around it (`OwnedUp`), which says so in a sentence."""

    def build_middleware_stack(self) -> ASGIApp:
        """Without what would answer a bug by itself."""
        stack = super().build_middleware_stack()
        return stack.app if isinstance(stack, ServerErrorMiddleware) else stack

    def openapi(self) -> dict[str, Any]:
        """The schema."""
        schema = self.openapi_schema
        if schema is None:
            schema = super().openapi()
            parts = schema["components"]
            parts["securitySchemes"] = {"sign-in": {"type": "apiKey", "in": "cookie", "name": self.state.served.cookie}}
            schema["security"] = [{"sign-in": []}]
            for calls in schema["paths"].values():
                for call in calls.values():
                    if "422" in call["responses"]:
                        call["responses"]["422"] = _NOT_AS_SAID
            parts["schemas"].pop("HTTPValidationError", None)
            parts["schemas"].pop("ValidationError", None)
        return schema


_NOT_AS_SAID = {
    "description": "It is not as the schema says.",
    "content": {JSON: {"schema": {"$ref": "#/components/schemas/Refusal"}}},
}


def make_api(served: Served) -> FastAPI:
    """The API of one desk."""
    api = Api(
        title="tracker",
        version=__version__,
        description=DESCRIPTION,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        root_path_in_servers=False,
        servers=[{"url": "/api"}],
        generate_unique_id_function=lambda route: f"{route.tags[0]}-{route.name.strip('_')}".replace(" ", "-"),
    )
    api.state.served = served
    for router in ROUTERS:
        api.include_router(router)
    api.add_route("/openapi.json", _schema, include_in_schema=False)
    api.add_exception_handler(NotLetInError, _not_let_in)
    api.add_exception_handler(TrackerError, _refused)
    api.add_exception_handler(RequestValidationError, _not_as_the_schema_says)
    api.add_exception_handler(HTTPException, _no_such_call)
    return api


def _schema(request: Request) -> Response:
    """What can be asked: of this desk's people only, as everything else."""
    if visit_of(request) is None:
        return _error(401, "you are not signed in, or no longer: sign in again")
    return JSONResponse(request.app.openapi())


def _error(status: int, sentence: str) -> JSONResponse:
    return JSONResponse({"error": sentence}, status)


def _not_let_in(_: Request, error: Exception) -> Response:
    assert isinstance(error, NotLetInError)
    return _error(error.status, error.sentence)


def _refused(_: Request, error: Exception) -> Response:
    answer = _error(status_of(error), str(error))
    answer.headers.update(headers_of(error))
    return answer


def _not_as_the_schema_says(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    first: dict[str, Any] = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"])
    return _error(422, f"{place}: {first['msg']}")


def _no_such_call(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    sentence = "there is no such call: see /api/openapi.json" if error.status_code == 404 else str(error.detail)
    return JSONResponse({"error": sentence}, error.status_code, headers=error.headers)
