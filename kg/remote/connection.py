"""Requests to a server of another maker, and what its refusals become: a KgError with the server's own words."""

import html
import re
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

import httpx

from kg import __version__
from kg.errors import KgError

# Answers that ask to come again, how often to do so, and the longest wait in seconds.
BUSY = (429, 503)
TRIES = 4
LONGEST_WAIT = 30.0
# Of an error's text no more is shown.
SHOWN = 400


@dataclass(frozen=True, slots=True)
class Access:
    """How a server is reached: a bearer token, or "name:password" (basic or digest, as it asks); seconds to wait."""

    token: str = field(default="", repr=False)
    user: str = field(default="", repr=False)
    timeout: float = 60.0


class RefusedError(KgError):
    """The server answered, and would not."""


class Connection:
    """One server, reached over connections that are kept open."""

    def __init__(self, url: httpx.URL, client: httpx.Client, timeout: float) -> None:
        self.url, self.client, self.timeout = url, client, timeout

    def send(
        self,
        method: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        parameters: Mapping[str, str] | None = None,
        absent: bool = False,
    ) -> httpx.Response:
        """The answer, of a status of 200 to 299, or 404 where the thing may be `absent`; raises KgError for others."""
        url = self.url.copy_merge_params(dict(parameters or {}))
        for left in reversed(range(TRIES)):
            response = self._once(method, url, body, headers)
            if response.status_code not in BUSY or not left:
                break
            time.sleep(_pause(response))
        if not response.is_success and not (absent and response.status_code == 404):
            raise RefusedError(f"{self.url}: {_told(response)}")
        return response

    def _once(
        self, method: str, url: httpx.URL, body: bytes | None, headers: Mapping[str, str] | None
    ) -> httpx.Response:
        try:
            return self.client.request(method, url, content=body, headers=dict(headers or {}))
        except httpx.TimeoutException as error:
            raise KgError(
                f"{self.url}: no answer within {self.timeout:g} seconds; give it more with --timeout"
            ) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise KgError(f"{self.url}: could not be reached ({error}); check the address") from error


@contextmanager
def connect(url: str, access: Access) -> Iterator[Connection]:
    """A connection to that address; raises KgError for what is none."""
    try:
        found = httpx.URL(url)
    except (httpx.InvalidURL, ValueError) as error:
        raise KgError(f"{url}: not an address ({error})") from error
    if found.scheme not in ("http", "https") or not found.host:
        raise KgError(f"{url}: not an address of a server; it begins with http:// or https://")
    auth, headers = _auth(found, access), {"User-Agent": f"kg/{__version__}"}
    # Nothing that a message shows has the password in it.
    found = found.copy_with(userinfo=b"", fragment=None)
    with httpx.Client(auth=auth, headers=headers, timeout=access.timeout) as client:
        yield Connection(found, client, access.timeout)


class _Password(httpx.Auth):
    """A password goes out only when it is asked for, as the server wants it: never plain where digest will do."""

    def __init__(self, name: str, password: str) -> None:
        self.name, self.password = name, password
        self.chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        if self.chosen is None:
            digest = httpx.DigestAuth(self.name, self.password)
            flow = digest.auth_flow(request)
            response = yield next(flow)
            if response.status_code != 401:
                return
            if "digest" in response.headers.get("www-authenticate", "").lower():
                self.chosen = digest
                yield flow.send(response)
                return
            self.chosen = httpx.BasicAuth(self.name, self.password)
        yield from self.chosen.auth_flow(request)


class _Token(httpx.Auth):
    def __init__(self, token: str) -> None:
        self.token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = f"Bearer {self.token}"
        yield request


def _auth(url: httpx.URL, access: Access) -> httpx.Auth | None:
    if access.user or url.username:
        name, colon, password = (
            access.user.partition(":") if access.user else (url.username, ":" if url.password else "", url.password)
        )
        if not colon:
            raise KgError("give the user as name:password")
        return _Password(name, password)
    if not access.token:
        return None
    if not re.fullmatch(r"[\x21-\x7e]+", access.token):
        raise KgError("a token has no spaces and no letters beyond ASCII")
    return _Token(access.token)


def _pause(response: httpx.Response) -> float:
    """Seconds until it may be tried again, as the server says."""
    told = response.headers.get("retry-after", "")
    return min(float(told), LONGEST_WAIT) if told.isdecimal() else 1.0


def _told(response: httpx.Response) -> str:
    """A refusal in words."""
    status = response.status_code
    if response.is_redirect:
        return f"moved to {response.headers.get('location', 'elsewhere')}; name that address"
    words = _plain(response)
    hints = {401: "give --user name:password or --token", 403: "this user may not do it", 404: "check the address"}
    hint = f"; {hints[status]}" if status in hints else ""
    return f"refused with status {status} {response.reason_phrase}{hint}" + (f". It says: {words}" if words else "")


def _plain(response: httpx.Response) -> str:
    """The text of an error's body, without markup, shortened."""
    text = response.text
    if "html" in response.headers.get("content-type", "") or text.lstrip()[:9].lower() == "<!doctype":
        text = html.unescape(
            re.sub(r"<(style|script|title).*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL | re.IGNORECASE)
        )
    text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[:SHOWN] + " ..."
