"""Markdown to plain text: what a reader sees, one block a paragraph."""

import re
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z!?][^>]*>", re.DOTALL)
_SHOWN = {"softbreak": " ", "hardbreak": "\n"}


@dataclass(frozen=True, slots=True)
class Page:
    """Plain text with what its markup says about it."""

    text: str
    title: str | None = None
    date: str | None = None
    uri: str | None = None


def read_markdown(source: str) -> Page:
    """The text of a CommonMark document with tables, without marks, link targets, pictures, HTML tags and code.

    Blocks (headings, paragraphs, list items, table cells) are separated by a blank line; lines wrapped by hand are
    joined. The title is the first heading.
    """
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    blocks = [(token, _block(token)) for token in tokens]
    headings = [
        text for (token, text), before in zip(blocks[1:], tokens, strict=False) if before.type == "heading_open"
    ]
    return Page("\n\n".join(text for _, text in blocks if text), next((h for h in headings if h), None))


def _block(token: Token) -> str:
    if token.type == "inline":
        return "".join(_SHOWN.get(child.type, _content(child)) for child in token.children or ()).strip()
    return _TAG.sub("", token.content).strip() if token.type == "html_block" else ""


def _content(token: Token) -> str:
    return token.content if token.type in ("text", "code_inline") else ""
