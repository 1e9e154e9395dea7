"""Reading documents: inputs, encodings, front matter, Markdown, HTML, JSON lines, dates, titles, ids, examples."""

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.documents import MAX_BYTES, document_from_text, list_inputs, read_documents
from kg.documents.dates import check_iso, find_dateline, parse_date
from kg.documents.frontmatter import read_front_matter
from kg.documents.markdown import read_markdown
from kg.documents.titles import find_headline
from kg.errors import KgError
from kg.model import Document

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
SEED = ROOT.parent / "shared" / "seed" / "artsakh.txt"
BODY = "The Court of Appeal of Velmora ordered the port authority to release the ship within ten days."

Write = Callable[[str, str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


def read_one(path: Path, date: str | None = None) -> Document:
    (document,) = read_documents([path], date=date)
    return document


# Dates


@pytest.mark.parametrize("date", ["2024", "2024-05", "2024-05-03", "2024-02-29", "0987-01-01"])
def test_iso_dates_pass(date: str) -> None:
    assert check_iso(date, "date") == date


@pytest.mark.parametrize(
    "date",
    ["", "24", "2024-13", "2023-02-29", "2024-5-3", "20240503", "3 May 2024", "2024-05-03T10:00", "0000", "٢٠٢٤"],
)
def test_other_dates_do_not(date: str) -> None:
    with pytest.raises(KgError, match="no date; write YYYY-MM-DD"):
        document_from_text(BODY, date=date)
    with pytest.raises(KgError, match=r"^date: "):
        read_documents([SEED], date=date)


DATELINES = [
    ("Friday, 21 August 2015", "2015-08-21"),
    ("21 August 2015", "2015-08-21"),
    ("August 21, 2015", "2015-08-21"),
    ("Fri., Aug. 21st, 2015, 10:30 a.m.", "2015-08-21"),
    ("3rd of May 2024", "2024-05-03"),
    ("STRASBOURG, 3 May 2024 -- The Court ordered the release.", "2024-05-03"),
    ("Strasbourg, 3 May 2024 – The Court ordered the release.", "2024-05-03"),
    ("GENEVA, May 3, 2024 (Agency) — The Council met.", "2024-05-03"),
    ("GENEVA, May 3, 2024—The Council met.", "2024-05-03"),
    ("KIRKWALL, Orkney, 3 May 2024 - “We agree,” she said.", "2024-05-03"),
    ("The Hague, 26 January 2024", "2024-01-26"),
    ("Rio de Janeiro, 3 May 2024", "2024-05-03"),
    ("Published: 12 March 2021", "2021-03-12"),
    ("Published on 12 March 2021 at 10:15 CET", "2021-03-12"),
    ("Date: 2021-03-12", "2021-03-12"),
    ("2021-03-12T08:00:00+01:00", "2021-03-12"),
    ("Press release No 12/2021, 12 March 2021", "2021-03-12"),
    ("Statement | 12 March 2021", "2021-03-12"),
    ("12.03.2021", "2021-03-12"),
    ("12. 3. 2021", "2021-03-12"),
    ("25/12/2021", "2021-12-25"),
    ("12/25/2021", "2021-12-25"),
    ("05/05/2021", "2021-05-05"),
    ("**Velmora, 3 May 2024**", "2024-05-03"),
    ("May 2024", "2024-05"),
    ("Published: 2021", "2021"),
    ("Issued: March 2021", "2021-03"),
]


@pytest.mark.parametrize(("line", "date"), DATELINES)
def test_a_dateline_is_found_in_the_first_lines(line: str, date: str) -> None:
    assert find_dateline(f"A headline\n\n{line}\n\n{BODY}\n") == date


WHOLE_LINES = [(line, date) for line, date in DATELINES if not any(mark in line for mark in ("The C", "We agree"))]


@pytest.mark.parametrize(("line", "date"), WHOLE_LINES)
def test_a_dateline_is_found_in_the_last_lines(line: str, date: str) -> None:
    assert find_dateline(f"{BODY}\n\n" * 9 + line) == date


@pytest.mark.parametrize("ending", ["Done at Velmora on 3 May 2024.", "Done in Kelm, 3 May 2024"])
def test_a_treaty_is_dated_at_its_end(ending: str) -> None:
    assert find_dateline(f"{BODY}\n\n" * 9 + ending) == "2024-05-03"


@pytest.mark.parametrize(
    "line",
    [
        "The order of 3 May 2024 obliges the port authority to act.",
        "On Friday, 21 August 2015, the minister resigned.",
        "Velmora, 3 May 2024, will be remembered for the storm.",
        "3 May 2024 - the day on which it began - was a Friday.",
        "It happened on 3 May 2024",
        "He was born in Kelm, 3 May 1962.",
        "LONDON, 3 May (Agency) -- The Council met.",
        "31 February 2024",
        "03/04/2021",
        "2015",
        "Resolution 2401",
        "Updated: 5 May 2024",
        "Last updated - 5 May 2024",
        "May Day in Velmora",
        "12.03.20219",
    ],
)
def test_no_dateline_is_read_from_prose(line: str) -> None:
    assert find_dateline(f"A headline\n\n{line}\n\n{BODY}\n") is None


def test_a_dateline_in_the_middle_is_none() -> None:
    assert find_dateline(f"{BODY}\n\n" * 9 + "3 May 2024\n\n" + f"{BODY}\n\n" * 9) is None


def test_an_agency_opening_counts_only_at_the_beginning() -> None:
    assert find_dateline(f"{BODY}\n\n" * 9 + "GENEVA, 3 May 2024 -- The Council met.") is None


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%a, %d %b %Y 10:00:00 GMT"]))
def test_written_dates_are_read_back(date, form: str) -> None:
    expected = date.isoformat() if date.year >= 1500 else None
    if date.year < 2200:
        assert parse_date(date.strftime(form)) == expected


@given(st.text(max_size=300))
def test_any_text_has_a_valid_dateline_or_none(text: str) -> None:
    date = find_dateline(text)
    assert date is None or check_iso(date, "dateline") == date


# Titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Court frees ship\n\n{BODY}", "Court frees ship"),
        (f"\n\n  Court   frees ship \n{BODY} {BODY}", "Court frees ship"),
        (f"PRESS RELEASE No. 4/24\n3 May 2024\n\nCourt frees ship\n\n{BODY}", "Court frees ship"),
        (f"Court frees ship\n3 May 2024\n\n{BODY}", "Court frees ship"),
        (f"Will the court free the ship?\n\n{BODY}", "Will the court free the ship?"),
        (f"محكمة فيلمورا\n\n{BODY}", "محكمة فيلمورا"),
        (f"The ship is free.\n\n{BODY}", None),
        (f"“The ship is free.”\n\n{BODY}", None),
        (f"Dear colleagues,\n\n{BODY}", None),
        ("The Court of Appeal of Velmora\nordered the port authority to release\nthe ship.\n", None),
        ("Court frees ship", None),
        (f"{BODY} {BODY}\n\nCourt frees ship\n\n{BODY}", None),
        (f"VELMORA, 3 May 2024 -- Court frees ship\n\n{BODY}", None),
        (f"***\n\n{BODY}", None),
        ("", None),
    ],
)
def test_headlines(text: str, title: str | None) -> None:
    assert find_headline(text) == title


# Front matter


@pytest.mark.parametrize(
    ("text", "title", "date", "uri"),
    [
        (
            "---\ntitle: A: b\ndate: 2024-05-03\nurl: https://a.example/1\n---\nText",
            "A: b",
            "2024-05-03",
            "https://a.example/1",
        ),
        ("---\r\nTitle: 'A'\r\nDate: 3 May 2024\r\n---\r\nText", "A", "2024-05-03", None),
        (
            "---\ntitle: A\ntags:\n  - x\n- y\n# note\nsource: https://a.example\n...\nText",
            "A",
            None,
            "https://a.example",
        ),
        ("---\ntitle:\ndate: 2024-05\nsource: Ministry of Ports\n---\nText", None, "2024-05", None),
        ("---\nsource: https://a.example\nuri: urn:x:1\ndate:\n---\nText", None, None, "urn:x:1"),
    ],
)
def test_front_matter(text: str, title: str | None, date: str | None, uri: str | None) -> None:
    front = read_front_matter(text, "a.txt")
    assert (front.title, front.date, front.uri) == (title, date, uri)
    assert text[front.end :] == "Text"


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe ministry spoke.\n---\nText",
        "---\ntitle: A\nText",
        "Text\n---\ntitle: A\n---\n",
        "---\nKelm: quiet\n---\nText",
        "---",
        "",
        "---\n" + "a: b\r\n" * 5000,
    ],
)
def test_a_rule_at_the_beginning_is_no_front_matter(text: str) -> None:
    assert read_front_matter(text, "a.txt").end == 0


def test_a_bad_date_in_front_matter_names_the_line(write: Write) -> None:
    path = write("a.txt", f"---\ntitle: A\ndate: soon\n---\n{BODY}")
    with pytest.raises(KgError, match=r"a\.txt, line 3: 'soon' is no date"):
        read_one(path)


# Plain text and encodings


@pytest.mark.parametrize(
    "text", [f"  \n{BODY}\r\n\r\n{BODY}\n\n", f"🚢 {BODY}", f"محكمة {BODY}", f"a\u2028b\x0c{BODY}\t"]
)
def test_a_txt_is_handed_on_as_it_is(write: Write, text: str) -> None:
    document = read_one(write("a.txt", text))
    assert document.text == text
    assert document.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_text_after_front_matter_is_handed_on_as_it_is(write: Write) -> None:
    document = read_one(write("a.txt", f"---\ntitle: A\n---\n\n{BODY}\n"))
    assert (document.text, document.title) == (f"\n{BODY}\n", "A")


QUOTED = "The ministry said: “We are ready,” and the café of Kelm closed – for now."


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (QUOTED.encode("utf-8-sig"), QUOTED),
        (QUOTED.encode("utf-16"), QUOTED),
        (QUOTED.encode("utf-32"), QUOTED),
        (QUOTED.encode("cp1252"), QUOTED),
        ("Москва: министерство иностранных дел заявило о встрече министров. ".encode("cp1251") * 9, None),
    ],
)
def test_encodings(write: Write, data: bytes, text: str | None) -> None:
    document = read_one(write("a.txt", data))
    assert document.text == text if text else document.text.startswith("Москва: министерство")


def test_a_page_may_declare_its_encoding(write: Write) -> None:
    page = f"<html><head><meta charset='iso-8859-2'></head><body><p>Łódź: {BODY}</p></body></html>"
    assert read_one(write("a.html", page.encode("iso-8859-2"))).text == f"Łódź: {BODY}"


UNREADABLE = [
    ("a.txt", b"", "a.txt: the file is empty"),
    ("a.txt", b" \n\t\r\n", "a.txt: the file is empty"),
    ("a.txt", b"\xef\xbb\xbf", "a.txt: no text in it"),
    ("a.md", b"![](x.png)\n", "a.md: no text in it"),
    ("a.txt", b"---\ntitle: A\n---\n", "a.txt: no text in it"),
    ("a.txt", b"PK\x03\x04\x00\x00text", r"a.txt: binary content at byte 2 \(0x03\)"),
    ("a.txt", b"\x81\x8d\x8f\x90\x9d\xff\xfe\xfa", r"a.txt: byte 0 \(0x81\) is not UTF-8.*save the file as UTF-8"),
    ("a.txt", QUOTED.encode() + b"\xe2\x80", r"a.txt: byte 80 \(0xe2\) is not UTF-8"),
    ("a.txt", b"The order was made in Velmora \x81 at noon.", r"a.txt: byte 30 \(0x81\)"),
    ("a.txt", b"x" * (MAX_BYTES + 1), "a.txt: more than 10,000,000 bytes"),
    ("a.html", BODY.encode(), "a.html: there is no HTML markup in it"),
    ("a.html", b"<html><body></body></html>", "a.html: no main text"),
    ("a.html", b"<html><body><nav><a href='/'>Home page of the whole site</a></nav></body></html>", "no main text"),
    ("a.html", b"<html><body><script>var a = 'b c d e f g h';</script></body></html>", "a.html: no main text"),
    ("a.html", b"<<<>>>&&& <!", "a.html: (no main text|broken HTML)"),
    ("a.html", b"<div>" * 20000 + BODY.encode(), "a.html: (no main text|broken HTML)"),
    ("a.pdf", b"%PDF", r"a.pdf: kg cannot read this type of file; save it as one of \.txt"),
    ("a.jsonl", b'{"text": "A b c."', r"a.jsonl, line 1, character 17: not JSON"),
    ("a.jsonl", b"\n[1]\n", r"a.jsonl, line 2: no text; write an object like"),
    ("a.jsonl", b'{"text": 5}\n', r"a.jsonl, line 1: no text"),
    ("a.jsonl", b'{"text": " "}\n', r"a.jsonl, line 1: no text in it"),
    ("a.jsonl", b'{"text": "A b.", "date": "soon"}', r"a.jsonl, line 1, date: 'soon' is no date"),
    ("a.jsonl", b'{"text": "A b.", "title": ["x"]}', r'a.jsonl, line 1, title: \["x"\] is no string'),
    ("a.jsonl", b'{"text": "A \\u0000b"}', r"a.jsonl, line 1: character 2 is U\+0000"),
    ("a.jsonl", b'{"text": "A \\ud800b"}', r"a.jsonl, line 1: character 2 is U\+D800"),
    ("a.jsonl", b"[" * 100_000, r"a.jsonl, line 1: this JSON cannot be read"),
    ("a.jsonl", b'{"text": "a\xff\xfe\x81"}', r"a.jsonl, line 1: byte 11 \(0xff\)"),
    ("a.jsonl", b'{"text": "' + b"x" * MAX_BYTES + b'"}', "a.jsonl, line 1: more than 10,000,000 bytes"),
]


@pytest.mark.parametrize(("name", "data", "message"), UNREADABLE, ids=range(len(UNREADABLE)))
def test_what_cannot_be_read_says_so(
    write: Write, name: str, data: bytes, message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(KgError, match=message):
        list(read_documents([write(name, data)]))
    assert capfd.readouterr() == ("", "")


@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "a.html", "a.jsonl"]))
def test_any_bytes_give_documents_or_a_clear_error(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = tmp_path_factory.mktemp("any") / name
    path.write_bytes(data)
    try:
        documents = list(read_documents([path]))
    except KgError as error:
        assert name in str(error)
    else:
        assert all(d.text.strip() and d.id for d in documents)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), min_size=1))
def test_any_text_is_kept(text: str) -> None:
    if text.strip():
        assert document_from_text(text).text == text


HUGE = ["a" + " " * 10**6 + "b.", "A-" * 10**6, "A " * 10**6, "---\na:" + " " * 10**6 + "x\n---\nText.", "'" * 10**6]


@pytest.mark.parametrize("text", HUGE, ids=range(len(HUGE)))
def test_long_lines_take_no_longer_than_they_are(write: Write, text: str) -> None:
    start = time.process_time()
    assert read_one(write("a.txt", text)).text == text
    assert time.process_time() - start < 3


# Markdown


@pytest.mark.parametrize(
    ("source", "text", "title"),
    [
        (
            "# Court *frees* ship\n\nBody **of** [text](http://x.example).\n",
            "Court frees ship\n\nBody of text.",
            "Court frees ship",
        ),
        ("Body\nwrapped &amp; `kept`\n\n## Later", "Body wrapped & kept\n\nLater", "Later"),
        ("- one\n- two\n\n> quoted\n", "one\n\ntwo\n\nquoted", None),
        ("Title\n=====\n\n| a | b |\n|---|---|\n| c | d |\n", "Title\n\na\n\nb\n\nc\n\nd", "Title"),
        ("<div>In a <b>tag</b></div>\n\n<!-- not shown -->\n\n```\ncode\n```\n![picture](x.png)", "In a tag", None),
        ("2\\. not a list, 5 \\* 3 & a_b_c", "2. not a list, 5 * 3 & a_b_c", None),
    ],
)
def test_markdown_becomes_plain_text(source: str, text: str, title: str | None) -> None:
    page = read_markdown(source)
    assert (page.text, page.title) == (text, title)


def test_front_matter_wins_over_the_first_heading(write: Write) -> None:
    document = read_one(write("a.md", f"---\ntitle: Front\n---\n# Heading\n\n{BODY}"))
    assert (document.title, document.text) == ("Front", f"Heading\n\n{BODY}")


# HTML


def page(head: str = "", after: str = "") -> str:
    article = f"<article><h1>Court frees ship</h1><p>{BODY} It cited its order of 7 December 2021.</p></article>"
    top = f"<head><meta charset='utf-8'><title>Court frees ship</title>{head}</head>"
    nav = "<nav><a href='/'>Home</a> <a href='/about'>About us</a></nav>"
    return f"<!DOCTYPE html><html>{top}<body>{nav}{article}{after}<footer>© 2020 Agency</footer></body></html>"


def test_html_gives_main_text_title_and_address(write: Write) -> None:
    document = read_one(write("a.html", page("<link rel='canonical' href='https://court.example/news/1'>")))
    assert document.text == f"Court frees ship\n\n{BODY} It cited its order of 7 December 2021."
    assert (document.title, document.uri, document.date) == ("Court frees ship", "https://court.example/news/1", None)


def test_html_lists_and_tables_lose_their_marks(write: Write) -> None:
    extra = "<ul><li>the first of the points</li></ul><table><tr><td>One</td><td>Two</td></tr></table><p>It ended.</p>"
    source = page().replace("</article>", extra + "</article>")
    lines = read_one(write("a.html", source)).text.split("\n\n")
    assert lines[2:] == ["the first of the points", "One | Two", "It ended."]


@pytest.mark.parametrize(
    ("head", "after", "date"),
    [
        ("<meta property='article:published_time' content='2024-05-03T23:30:00-05:00'>", "", "2024-05-03"),
        (
            "<meta property='article:modified_time' content='2024-05-09'><meta name='date' content='2024-05-03'>",
            "",
            "2024-05-03",
        ),
        ("<meta name='DC.date.issued' content='2024-05'>", "", "2024-05"),
        ("<meta name='dcterms.date' content='20240503'>", "", "2024-05-03"),
        ("<meta name='pubdate' content='Fri, 03 May 2024 10:00:00 GMT'>", "", "2024-05-03"),
        ("<meta name='date' content='unknown'>", "<time datetime='2024-05-03'>Friday</time>", "2024-05-03"),
        (
            '<script type=\'application/ld+json\'>{"@graph": [{"datePublished": "2024-05-03"}]}</script>',
            "",
            "2024-05-03",
        ),
        ("<script type='application/ld+json'>{broken</script>", "<p class='news-date'>3 May 2024</p>", "2024-05-03"),
        (
            "",
            "<time datetime='2024-06-01'></time><span itemprop='datePublished' content='2024-05-03'></span>",
            "2024-05-03",
        ),
        ("<meta name='date' content='2024-02-31'>", "", None),
        ("", "<p>Last update 3 May 2024</p>", None),
        ("<link rel='canonical' href='https://a.example/2024/05/03/x'>", "", None),
    ],
)
def test_html_dates(write: Write, head: str, after: str, date: str | None) -> None:
    assert read_one(write("a.html", page(head, after))).date == date


def test_xhtml_with_a_declaration(write: Write) -> None:
    assert BODY in read_one(write("a.htm", f'<?xml version="1.0" encoding="UTF-8"?>\n{page()}')).text


# The order of the sources of a date


@pytest.mark.parametrize(
    ("name", "content", "dates"),
    [
        ("a.txt", "---\ntitle: A\ndate: 2022\n---\n3 May 2024\n\n" + BODY, ("2022", "2020-01")),
        ("a.txt", "3 May 2024\n\n" + BODY, ("2024-05-03", "2020-01")),
        ("a.html", page("<meta name='date' content='2023-01-02'>"), ("2023-01-02", "2020-01")),
        ("a.html", page().replace("<p>", "<p>KELM, 3 May 2024 -- "), ("2024-05-03", "2020-01")),
        ("a.jsonl", json.dumps({"text": "3 May 2024\n\n" + BODY, "date": "2022-01-01"}), ("2022-01-01", "2020-01")),
        ("a.jsonl", json.dumps({"text": "3 May 2024\n\n" + BODY}), ("2024-05-03", "2020-01")),
    ],
)
def test_dates_by_rank(write: Write, name: str, content: str, dates: tuple[str, str]) -> None:
    path = write(name, content)
    assert (read_one(path).date, read_one(path, "2020-01").date) == dates


# JSON lines


def test_jsonl_keys(write: Write) -> None:
    rows = [
        {"text": BODY, "id": "n-1", "title": "T", "date": "3 May 2024", "uri": "https://a.example/1", "more": [1]},
        {"text": f"Court frees ship\n\n{BODY}", "id": 7, "title": None, "url": "https://a.example/2"},
        {"text": BODY + " 🚢"},
    ]
    path = write("news.jsonl", "\ufeff" + "\n\n".join(map(json.dumps, rows)) + "\n")
    first, second, third = read_documents([path])
    assert (first.id, first.title, first.date, first.uri) == ("n-1", "T", "2024-05-03", "https://a.example/1")
    assert (second.id, second.title, second.date, second.uri) == ("7", "Court frees ship", None, "https://a.example/2")
    assert (third.id, third.text) == (f"news-{third.sha256[:8]}", BODY + " 🚢")


def test_jsonl_streams_and_goes_on_after_an_error(write: Write) -> None:
    rows = ["{", json.dumps({"text": BODY}), "x" * 300, json.dumps({"text": "A b c."}), '{"text": ""}']
    path = write("news.jsonl", "\n".join(rows))
    errors: list[KgError] = []
    documents = list(read_documents([path], max_bytes=200, on_error=errors.append))
    assert [d.text for d in documents] == [BODY, "A b c."]
    assert [str(e).split(": ")[0].split("news.")[1] for e in errors] == [
        "jsonl, line 1, character 2",
        "jsonl, line 3",
        "jsonl, line 5",
    ]
    assert next(read_documents([write("b.jsonl", "\n".join(rows[1:]))])).text == BODY


# Folders, standard input, identity


def test_folders_are_walked_in_order_and_the_rest_is_counted(write: Write, tmp_path: Path) -> None:
    for name in [
        "b.txt",
        "a.MD",
        "sub/c.html",
        "sub/A/d.jsonl",
        "README.md",
        "sub/x.pdf",
        "y",
        ".hidden.txt",
        ".git/e.txt",
    ]:
        write(name, BODY)
    inputs = list_inputs([tmp_path])
    names = [[p.relative_to(tmp_path).as_posix() for p in files] for files in (inputs.files, inputs.skipped)]
    assert names == [["a.MD", "b.txt", "sub/c.html", "sub/A/d.jsonl"], ["README.md", "y", "sub/x.pdf"]]


def test_a_file_named_twice_is_read_once_and_a_named_readme_is_read(write: Write, tmp_path: Path) -> None:
    path = write("README.md", BODY)
    other = write("b.txt", BODY)
    inputs = list_inputs([tmp_path, str(path), other, tmp_path / "." / "b.txt"])
    assert inputs.files == (other, path)
    assert inputs.skipped == ()


@pytest.mark.parametrize(
    ("name", "message"), [("gone.txt", "no such file or folder"), ("", "no documents found; kg reads .txt")]
)
def test_paths_that_give_nothing(tmp_path: Path, name: str, message: str) -> None:
    with pytest.raises(KgError, match=message):
        read_documents(tmp_path / name)


@pytest.mark.parametrize(
    ("sent", "text", "title", "date"),
    [
        (
            f"Court frees ship\n\n3 May 2024\n\n{BODY}\r\n",
            f"Court frees ship\n\n3 May 2024\n\n{BODY}\r\n",
            "Court frees ship",
            "2024-05-03",
        ),
        (f"---\ntitle: A\ndate: 2024\n---\n{BODY}", BODY, "A", "2024"),
        (page(), f"Court frees ship\n\n{BODY} It cited its order of 7 December 2021.", "Court frees ship", None),
    ],
)
def test_standard_input(sent: str, text: str, title: str, date: str | None) -> None:
    code = "import json; from kg.documents import read_documents; x, = read_documents('-')"
    code += "; print(json.dumps([x.id, x.text, x.title, x.date]))"
    done = subprocess.run([sys.executable, "-c", code], input=sent.encode(), capture_output=True, cwd=ROOT, check=True)
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    assert json.loads(done.stdout) == [f"stdin-{digest}", text, title, date]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ministry statement.txt", "ministry-statement"),
        ("Café – Kelm, 1.txt", "cafe-kelm-1"),
        ("日本.txt", "document"),
        ("a" * 100 + ".txt", "a" * 60),
        ("-".join(["word"] * 30) + ".txt", "-".join(["word"] * 12)),
    ],
)
def test_ids_are_readable_and_hang_on_name_and_text_alone(write: Write, name: str, slug: str) -> None:
    digest = hashlib.sha256(BODY.encode()).hexdigest()[:8]
    for path in (write(name, BODY), write(f"other/{name}", BODY)):
        assert read_one(path).id == f"{slug}-{digest}"


def test_a_document_that_comes_twice_is_given_once(write: Write, tmp_path: Path) -> None:
    write("a/x.txt", BODY)
    write("b/x.txt", BODY)
    assert len(list(read_documents([tmp_path]))) == 1


@pytest.mark.parametrize(("second", "differ"), [({"text": "Other."}, "text"), ({"text": BODY, "date": "2024"}, "date")])
def test_two_documents_cannot_share_an_id(write: Write, second: dict[str, str], differ: str) -> None:
    rows = [{"id": "n", "text": BODY}, {"id": "n", **second}]
    path = write("x.jsonl", "\n".join(map(json.dumps, rows)))
    with pytest.raises(KgError, match=f"line 2: has the id 'n' of .*line 1 but another .*{differ}"):
        list(read_documents([path]))


def test_a_text_from_memory() -> None:
    text = f"---\nCourt frees ship\n3 May 2024\n\n{BODY}"
    document = document_from_text(text[4:])
    assert (document.id[:-8], document.title, document.date) == ("court-frees-ship-", "Court frees ship", "2024-05-03")
    assert document_from_text(text).text == text
    given = document_from_text(BODY, date="2024-05", title="T", uri="https://a.example", id="n-1")
    assert given == Document("n-1", BODY, "T", "2024-05", "https://a.example", given.sha256)
    assert document_from_text(BODY).id.startswith("text-")


@pytest.mark.parametrize("text", ["", " \n", "a\0b", "a\udc80b"])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(KgError, match=r"^text: "):
        document_from_text(text)


@pytest.mark.skipif(not SEED.exists(), reason="needs the shared folder")
def test_the_seed() -> None:
    document = read_one(SEED, "2023-02-24")
    assert document.text == SEED.read_bytes().decode()
    assert document.title == "Artsakh Calls for International Acknowledgement of its Independence"
    assert read_one(SEED).date is None


# The examples that come with kg


def test_the_examples_are_complete() -> None:
    inputs = list_inputs([EXAMPLES])
    documents = list(read_documents([EXAMPLES]))
    assert len(documents) == len(inputs.files) >= 7
    assert {path.suffix for path in inputs.files} == {".txt", ".md", ".html"}
    listed = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for path, document in zip(inputs.files, documents, strict=True):
        assert path.name in listed
        assert document.title and document.uri and document.date and len(document.date) == 10
        assert 250 <= len(document.text.split()) <= 450, path.name
