"""What kg says when a server refuses, is slow or is none, and when it shows a password."""

import socket
import time
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.pipeline.push import push
from kg.remote.ask import ask
from kg.remote.connection import Access
from tests.remote.servers import Asked, as_build, filled, free_port, refusing

OK = (200, {"Content-Type": "application/sparql-results+json"}, b'{"head": {}, "boolean": true}')
DIGEST = 'Digest realm="SPARQL", nonce="abc", qop="auth", algorithm=MD5'


@pytest.mark.parametrize(
    ("status", "headers", "body", "sign"),
    [
        (400, {"Content-Type": "text/plain"}, b"line 3:\n  expected }", "status 400 .*It says: line 3: expected }"),
        (403, {}, b"", "status 403 Forbidden; this user may not"),
        (404, {}, b"", "status 404 Not Found; check the address"),
        (
            500,
            {"Content-Type": "text/html"},
            b"<html><style>x{}</style><h1>Out &amp; over</h1>",
            r"says: Out & over(\. If|$)",
        ),
        (500, {}, b"x" * 5000, r"[^x]x{400} \.\.\.(\. If|$)"),
        (302, {"Location": "https://example.org/new"}, b"", "moved to https://example.org/new; name that"),
    ],
)
def test_refusals_are_told_in_the_servers_words(
    status: int, headers: dict[str, str], body: bytes, sign: str, tmp_path: Path
) -> None:
    source = as_build(tmp_path / "b", [])
    with refusing(lambda asked: (status, headers, body)) as (url, seen):
        for graph_store in (False, True):
            with pytest.raises(KgError, match=sign) if (status, graph_store) != (404, True) else pytest.raises(KgError):
                push(source, url, graph_store=graph_store)
        with pytest.raises(KgError, match=sign):
            ask(url, "ASK {}", Access())
    assert len(seen) <= 5


def test_nobody_there() -> None:
    with pytest.raises(KgError, match=r"could not be reached.*check the address"):
        ask(f"http://127.0.0.1:{free_port()}/sparql", "ASK {}", Access())


@pytest.mark.parametrize("url", ["ftp://a/b", "http://", "http://[::1", "somewhere", "http://a:b:c/"])
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(KgError, match="address"):
        ask(url, "ASK {}", Access())


def test_a_server_that_does_not_answer() -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        start = time.monotonic()
        with pytest.raises(KgError, match=r"no answer within 0\.4 seconds.*--timeout"):
            ask(f"http://127.0.0.1:{silent.getsockname()[1]}/sparql", "ASK {}", Access(timeout=0.4))
        assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    ("kind", "body", "sign"),
    [
        ("text/html", b"<h1>Welcome</h1>", "answered with text/html; is this a SPARQL endpoint"),
        ("application/sparql-results+json", b"{", "not sound application/sparql-results"),
        ("text/turtle", b"<a> <b>", "not sound text/turtle"),
    ],
)
def test_what_is_no_answer(kind: str, body: bytes, sign: str) -> None:
    with refusing(lambda asked: (200, {"Content-Type": kind}, body)) as (url, _), pytest.raises(KgError, match=sign):
        ask(url, "ASK {}", Access())


def test_a_busy_server_is_asked_again() -> None:
    def respond(asked: Asked) -> tuple[int, dict[str, str], bytes]:
        return (503, {"Retry-After": "0"}, b"") if asked.number < 2 else OK

    with refusing(respond) as (url, seen):
        assert ask(url, "ASK {}", Access()).answer is True
        assert len(seen) == 3 and len({asked.body for asked in seen}) == 1
    with refusing(lambda asked: (503, {"Retry-After": "0"}, b"closed")) as (url, seen):
        with pytest.raises(KgError, match=r"status 503.*closed"):
            ask(url, "ASK {}", Access())
        assert len(seen) == 4


@pytest.mark.parametrize(("challenge", "scheme"), [("Basic realm=x", "Basic "), (DIGEST, "Digest ")])
def test_a_password_goes_out_when_it_is_asked_for(challenge: str, scheme: str) -> None:
    def respond(asked: Asked) -> tuple[int, dict[str, str], bytes]:
        return OK if "Authorization" in asked.headers else (401, {"WWW-Authenticate": challenge}, b"")

    with refusing(respond) as (url, seen):
        assert ask(url, "ASK {}", Access(user="anna:sec:ret")).answer is True
        assert ask(url.replace("//", "//anna:secret@"), "ASK {}", Access()).answer is True
    given = [asked.headers.get("Authorization", "") for asked in seen]
    assert given[0] == given[2] == "" and given[1].startswith(scheme) and given[3].startswith(scheme)
    if scheme == "Digest ":
        assert not any("secret" in value for value in given)


def test_no_message_shows_what_is_secret() -> None:
    with refusing(lambda asked: (401, {"WWW-Authenticate": "Basic"}, b"")) as (url, _):
        for address, access in (
            (url.replace("//", "//anna:hidden@"), Access()),
            (url, Access(user="anna:hidden")),
            (url, Access(token="hidden")),
        ):
            with pytest.raises(KgError) as caught:
                ask(address, "ASK {}", access)
            assert "hidden" not in str(caught.value) and "hidden" not in repr(access)


def test_a_token_is_sent() -> None:
    with refusing(lambda asked: OK) as (url, seen):
        ask(url, "ASK {}", Access(token="abc"))
    assert seen[0].headers["Authorization"] == "Bearer abc"
    for access, sign in ((Access(token="a b"), "token"), (Access(user="anna"), "name:password")):
        with pytest.raises(KgError, match=sign):
            ask(url, "ASK {}", access)


def test_what_broke_off_is_mended_by_the_next_push(tmp_path: Path) -> None:
    """A server that gives up in the middle: the next push sends the same requests from the beginning."""
    source = filled(tmp_path / "s", 1)
    with refusing(lambda asked: (507, {}, b"disk full") if asked.number == 3 else (204, {}, b"")) as (url, seen):
        with pytest.raises(KgError, match=r"507.*disk full"):
            push(source, url, batch=5_000)
        assert len(seen) == 4
        push(source, url, batch=5_000)
    assert [a.body for a in seen[:4]] == [a.body for a in seen[4:8]] and len(seen) > 12
