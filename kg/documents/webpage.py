"""HTML to main text, title, date and address."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from kg.documents.dates import date_of_line, parse_date
from kg.documents.markdown import Page
from kg.errors import KgError

MIN_WORDS = 5

# Names of <meta> elements for the day of publication, the surest first; compared in lower case.
_DATE_NAMES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "citation_publication_date",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "parsely-pub-date",
    "sailthru.date",
    "date",
)
_NO_READING = "script|style|nav|noscript|template|head|form|button|footer|aside"
_DATE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:date|dateline|published|publish(?:ed)?-?date|pub-?date|posted|time)(?:$|[\s_-])"
)


def read_html(source: str, where: str) -> Page:
    """The main text of an HTML page, a blank line between paragraphs, with its title, date and address.

    Text, title and address by trafilatura (Barbaresi 2021); the date by what the page declares, since trafilatura's
    date finder fills a missing day with today's. Raises KgError where there is no HTML or no main text.
    """
    tree = _tree(source, where)
    # trafilatura takes half a second to import, which a user without HTML should not wait for.
    from trafilatura import bare_extraction

    found = bare_extraction(
        source,
        with_metadata=True,
        include_comments=False,
        include_images=False,
        deduplicate=False,
        date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2100-01-01"},
    )
    text = _paragraphs(getattr(found, "text", None) or "")
    if len(text.split()) < MIN_WORDS or _word_count_outside_links(tree) < MIN_WORDS:
        raise KgError(f"{where}: no main text found in this HTML; save the text itself as a .txt file")
    return Page(text, getattr(found, "title", None), _date(tree), getattr(found, "url", None))


def _tree(source: str, where: str) -> lxml_html.HtmlElement:
    if not re.search(r"<[A-Za-z!]", source):
        raise KgError(f"{where}: there is no HTML markup in it; if it is plain text, name it .txt")
    try:
        # An XML declaration with an encoding makes lxml refuse a str.
        return lxml_html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", source))
    except (etree.LxmlError, ValueError) as error:
        raise KgError(f"{where}: broken HTML ({error}); save the text itself as a .txt file") from error


def _paragraphs(text: str) -> str:
    """trafilatura's lines as paragraphs, without its marks of list items and table cells."""
    lines = (re.sub(r"^- |^\| | \|\s*$", "", line.strip()).strip() for line in text.splitlines())
    return "\n\n".join(line for line in lines if line.strip("|-– "))


def _word_count_outside_links(tree: lxml_html.HtmlElement) -> int:
    passed = " or ".join(f"ancestor::{name}" for name in ("a", *_NO_READING.split("|")))
    return sum(len(str(piece).split()) for piece in tree.xpath(f"//text()[not({passed})]"))


def _date(tree: lxml_html.HtmlElement) -> str | None:
    """The day of publication as the page declares it: <meta>, JSON-LD, <time>, or a line set apart as a date."""
    candidates = (*_meta_dates(tree), *_linked_data_dates(tree), *_time_dates(tree))
    return next((date for value in candidates if (date := parse_date(value))), None) or _marked_date(tree)


def _meta_dates(tree: lxml_html.HtmlElement) -> list[str]:
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            found.setdefault(str(element.get(key, "")).lower(), str(element.get("content", "")))
    return [found[name] for name in _DATE_NAMES if name in found]


def _linked_data_dates(tree: lxml_html.HtmlElement) -> list[str]:
    dates: list[str] = []
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            dates += _published(json.loads(script.text or ""))
        except (ValueError, RecursionError):
            continue
    return dates


def _published(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("datePublished"), str):
            yield node["datePublished"]
        yield from _published(list(node.values()))
    elif isinstance(node, list):
        for item in node:
            yield from _published(item)


def _time_dates(tree: lxml_html.HtmlElement) -> list[str]:
    """The dates of <time> elements and of microdata, those that say they are the publication's first."""
    named = tree.xpath("//*[@itemprop='datePublished' or @pubdate]")
    return [str(e.get("datetime") or e.get("content") or e.text_content()) for e in (*named, *tree.xpath("//time"))]


def _marked_date(tree: lxml_html.HtmlElement) -> str | None:
    for element in tree.xpath("//body//*[@class or @id]"):
        marks = f"{element.get('class', '')} {element.get('id', '')}".lower()
        if _DATE_CLASS.search(marks) and (date := date_of_line(" ".join(element.text_content().split()))):
            return date
    return None
