"""The server put together: routes, limits, token; see docs/serve.md."""

import hmac
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.graph.disk import Place, current, read_stamp
from kg.serve.accept import accepted, prefers_html
from kg.serve.lanes import Lanes
from kg.serve.openapi import describe
from kg.serve.pool import Answer, Pool, trouble
from kg.serve.settings import Settings, check, is_loopback

STATIC = Path(__file__).parent / "static"
# Pages load nothing from elsewhere and run no script but the server's own.
SAFE = {
    "Content-Security-Policy": "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
Next = Callable[[Request], Awaitable[Response]]


def make_app(settings: Settings) -> Starlette:
    """The application; raises KgError where the folder is no store, or it would be open to others without a token."""
    check(settings)
    base = str(read_stamp(settings.store)["base"])

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        app.state.settings, app.state.base = settings, base
        command = ("kg.serve.worker", str(settings.store), str(settings.memory))
        # What a page takes is bounded by what it shows; the limit that is set is for queries.
        limits = (max(60.0, settings.timeout), settings.timeout, settings.timeout)
        lanes = [Pool(command, settings.processes, limit, settings.waiting) for limit in limits]
        place = Place(settings.store)
        app.state.queries = Lanes(lanes[0], lanes[1], lanes[2], lambda: current(place))
        # Forty documents with all that is in them take longer than a query, and must not keep queries waiting.
        app.state.explorer = Pool(command, 1, max(60.0, settings.timeout), settings.waiting)
        command = ("kg.serve.author", str(settings.store), settings.model or "")
        app.state.authors = Pool(command, 1, max(120.0, settings.timeout), settings.waiting)
        pools = (*lanes, app.state.explorer, app.state.authors)
        for pool in pools:
            await pool.start()
        yield
        for pool in pools:
            await pool.stop()

    return Starlette(routes=_routes(), middleware=_middleware(settings), lifespan=life)


def _routes() -> list[Route | Mount]:
    return [
        Route("/", home),
        Route("/find", find),
        Route("/explore", explore),
        Route("/explore.json", explore),
        Route("/query", query_page),
        Route("/queries.json", queries),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/graphs", graphs, methods=["GET", "PUT", "POST", "DELETE", "PATCH"]),
        Route("/id", resource),
        Route("/id/{path:path}", resource),
        Route("/api/read", read, methods=["POST"]),
        Route("/api/documents", add, methods=["POST"]),
        Route("/api/documents/{name:path}", remove, methods=["DELETE"]),
        Route("/openapi.json", openapi),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]


def _middleware(settings: Settings) -> list[Middleware]:
    found = [Middleware(BaseHTTPMiddleware, dispatch=_guard(settings.token))]
    if is_loopback(settings.host) and not settings.token:
        # A page elsewhere could otherwise reach this one by a name that it lets point here.
        hosts = ["localhost", "127.0.0.1", "[::1]", settings.host]
        found.insert(0, Middleware(TrustedHostMiddleware, allowed_hosts=hosts, www_redirect=False))
    return found


def _guard(token: str) -> Callable[[Request, Next], Awaitable[Response]]:
    """Asks for the token, where there is one, and says on every answer what a browser may do with it."""

    async def dispatch(request: Request, call_next: Next) -> Response:
        given = request.headers.get("authorization", "").removeprefix("Bearer ") or request.cookies.get("kg-token", "")
        if token and hmac.compare_digest(request.query_params.get("token", "").encode(), token.encode()):
            response: Response = RedirectResponse(request.url.path, 303)
            response.set_cookie("kg-token", token, httponly=True, samesite="strict")
        elif token and not hmac.compare_digest(given.encode(), token.encode()):
            response = PlainTextResponse(
                "a token is needed: Authorization: Bearer TOKEN\n", 401, {"WWW-Authenticate": "Bearer"}
            )
        elif request.method not in ("GET", "HEAD") and not _same_site(request):
            response = PlainTextResponse("pages of other sites may not post here\n", 403)
        else:
            response = await call_next(request)
        for name, value in SAFE.items():
            response.headers.setdefault(name, value)
        return response

    return dispatch


def _same_site(request: Request) -> bool:
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host")


async def home(request: Request) -> Response:
    """The latest documents."""
    return _response(await request.app.state.queries.ask({"op": "page"}))


async def find(request: Request) -> Response:
    """What has that name, as a list of links or JSON."""
    name = request.query_params.get("name", "").strip()
    head = {"op": "find", "name": name, "json": not _wants_html(request)}
    return _response(await request.app.state.queries.ask(head))


async def explore(request: Request) -> Response:
    """The explorer over the documents that speak of a node, or over the latest; its data alone as JSON."""
    page = request.query_params.get("page", "1")
    if not page.isascii() or not page.isdecimal():
        return _refuse(400, "page is a number, from 1")
    as_json = request.url.path.endswith(".json")
    head = {"op": "explore", "node": request.query_params.get("iri", ""), "page": int(page[:9]), "json": as_json}
    response = _response(await request.app.state.explorer.ask(head))
    if not as_json:
        # The page has a policy of its own, which is stricter but for scripts that stand in it.
        response.headers["Content-Security-Policy"] = "frame-ancestors 'none'"
    return response


async def query_page(request: Request) -> Response:
    """YASGUI."""
    return Response((STATIC / "query.html").read_bytes(), media_type="text/html")


async def queries(request: Request) -> Response:
    """The queries that come with kg."""
    from kg.graph.query import list_queries

    return JSONResponse(
        [{"name": q.name, "title": q.title, "about": q.about, "sparql": q.sparql} for q in list_queries()]
    )


async def sparql(request: Request) -> Response:
    """SPARQL 1.1 Protocol, query operation."""
    settings: Settings = request.app.state.settings
    pairs = list(request.query_params.multi_items())
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    text = [value for name, value in pairs if name == "query"]
    if request.method == "POST":
        body = await _body(request, settings.longest_query)
        if body is None:
            return _refuse(413, f"a query has at most {settings.longest_query} bytes here")
        if kind == "application/sparql-query":
            text = [*text, body.decode("utf-8", "replace")]
        elif kind == "application/x-www-form-urlencoded":
            posted = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)
            pairs, text = [*pairs, *posted], [*text, *(value for name, value in posted if name == "query")]
        elif kind != "application/sparql-update":
            return _refuse(415, "post a query as application/sparql-query or as a form")
    if kind == "application/sparql-update" or any(name == "update" for name, _ in pairs):
        return _refuse(
            403, "this store is changed by documents, so that every triple has its words: see /api/documents"
        )
    if len(text) != 1:
        return _description(request) if request.method == "GET" and not text else _refuse(400, "give one query")
    if len(text[0]) > settings.longest_query:
        return _refuse(413, f"a query has at most {settings.longest_query} characters here")
    head = {
        "op": "query",
        "accept": _accepted(request),
        "limit": settings.longest_answer,
        "default": [value for name, value in pairs if name == "default-graph-uri"],
        "named": [value for name, value in pairs if name == "named-graph-uri"],
    }
    return _response(await request.app.state.queries.ask(head, text[0].encode()))


def _description(request: Request) -> Response:
    """SPARQL 1.1 Service Description of the endpoint; for people, the page to query in."""
    if _wants_html(request):
        return RedirectResponse("/query", 303)
    url = str(request.url.replace(query=""))
    names = [f"SPARQL_Results_{name}" for name in ("JSON", "XML", "CSV", "TSV")] + ["Turtle", "N-Triples", "TriG"]
    listed = ", ".join(f"<http://www.w3.org/ns/formats/{name}>" for name in names)
    turtle = (
        "@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .\n"
        f"[] a sd:Service ; sd:endpoint <{url}> ; sd:supportedLanguage sd:SPARQL11Query ; sd:resultFormat {listed} .\n"
    )
    return Response(turtle, media_type="text/turtle")


async def graphs(request: Request) -> Response:
    """SPARQL 1.1 Graph Store Protocol, reading; without a graph's name, the whole data set."""
    if request.method not in ("GET", "HEAD"):
        return _refuse(403, "this store is changed by documents: see /api/documents")
    names = request.query_params
    graph = "" if "default" in names else names.get("graph")
    head = {
        "op": "graph", "graph": graph, "accept": _accepted(request), "limit": request.app.state.settings.longest_answer,
    }  # fmt: skip
    return _response(await request.app.state.queries.ask(head))


async def resource(request: Request) -> Response:
    """A page or data about an entity, statement or document."""
    iri = request.query_params.get("iri") or request.app.state.base + request.path_params.get("path", "")
    format = request.query_params.get("format", "")
    if format == "json" or _wants_html(request):
        return _response(await request.app.state.queries.ask({"op": "page", "node": iri, "json": format == "json"}))
    limit = request.app.state.settings.longest_answer
    head = {"op": "graph", "node": iri, "accept": _accepted(request), "limit": limit}
    return _response(await request.app.state.queries.ask(head))


async def read(request: Request) -> Response:
    """The reading of a posted text, which is not stored."""
    wants_rdf = "application/trig" in _accepted(request)
    return await _authored(request, {"op": "read", "rdf": wants_rdf})


async def add(request: Request) -> Response:
    """Adds a posted text to the store."""
    if not request.app.state.settings.write:
        return _refuse(403, "this server only reads: start it with --write to add documents")
    return await _authored(request, {"op": "add", "why": request.query_params.get("why", "")})


async def remove(request: Request) -> Response:
    """Removes a document from the store."""
    if not request.app.state.settings.write:
        return _refuse(403, "this server only reads: start it with --write to remove documents")
    head = {"op": "remove", "name": request.path_params["name"], "why": request.query_params.get("why", "")}
    return _response(await request.app.state.authors.ask(head))


async def _authored(request: Request, head: dict[str, Any]) -> Response:
    longest = request.app.state.settings.longest_text
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        return _refuse(415, "post a document as application/json")
    body = await _body(request, longest)
    if body is None:
        return _refuse(413, f"a document has at most {longest} bytes here")
    return _response(await request.app.state.authors.ask(head, body))


async def openapi(request: Request) -> Response:
    """The description of the interface."""
    return JSONResponse(describe(str(request.base_url).rstrip("/"), bool(request.app.state.settings.token)))


async def _body(request: Request, longest: int) -> bytes | None:
    """The body, or None where it is longer; it is never read whole first."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > longest:
            return None
        parts.append(part)
    return b"".join(parts)


def _accepted(request: Request) -> list[str]:
    format = request.query_params.get("format", "")
    return [k for k in accepted(request.headers.get("accept", ""), format) if k != "text/html"] or ["*/*"]


def _wants_html(request: Request) -> bool:
    return prefers_html(request.headers.get("accept", ""), request.query_params.get("format", ""))


def _refuse(status: int, message: str) -> Response:
    return _response(trouble(status, message))


def _response(answer: Answer) -> Response:
    headers = {"Vary": "Accept"}
    if answer.status in (503, 504):
        headers["Retry-After"] = "2"
    return Response(answer.body, answer.status, headers, answer.type)
