"""The page itself: data, libraries, scripts and styles put into one file that asks for nothing else."""

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from typing import Any

VENDORS = ("cytoscape.min.js", "d3-force.min.js")
# In the order in which they are read by the browser; all share one scope.
SCRIPTS = (
    "dom.js",
    "data.js",
    "state.js",
    "filters.js",
    "subset.js",
    "layout.js",
    "look.js",
    "graph.js",
    "keys.js",
    "text.js",
    "detail.js",
    "search.js",
    "timeline.js",
    "matrix.js",
    "corpus.js",
    "main.js",
)


def make_page(data: Mapping[str, Any], *, asks_own_server: bool = False) -> str:
    """index.html for the data of `page_data`; it runs from disk and, by its own policy, loads and sends nothing.

    With `asks_own_server` the policy lets it ask the server that it came from, and no other.
    """
    vendor, script, style = _vendors(), _script(), _asset("explorer.css")
    parts = {
        "title": escape(str(data["title"])),
        "policy": _policy((vendor, script), style, asks_own_server),
        "style": style,
        "data": embed(data),
        "vendor": vendor,
        "script": script,
    }
    # One pass, so that a document in which "{{script}}" stands keeps its words.
    return re.sub(r"\{\{(\w+)\}\}", lambda match: parts[match[1]], _asset("explorer.html"))


def embed(data: Mapping[str, Any]) -> str:
    """JSON that stands safely inside a script element: no text of a document can close it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _vendors() -> str:
    folder = files("kg.explorer") / "vendor"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in VENDORS)


def _script() -> str:
    return "\n".join(['(function () {\n"use strict";', *map(_asset, SCRIPTS), "})();"])


def _asset(name: str) -> str:
    return (files("kg.explorer") / "assets" / name).read_text(encoding="utf-8")


def _policy(scripts: tuple[str, ...], style: str, asks_own_server: bool) -> str:
    """The content security policy: these scripts and styles, and no address at all, or that of the server alone."""
    allowed = " ".join(map(_hash, scripts))
    found = f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; base-uri 'none'"
    return f"{found}; connect-src 'self'" if asks_own_server else found


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
