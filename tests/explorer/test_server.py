"""The explorer over a store, served: the documents that speak of an entity, a handful at a time."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from benchmarks.corpus import corpus
from kg.store import documents
from kg.store.writer import open_writer
from tests.explorer.conftest import Browser
from tests.explorer.samples import note, reply
from tests.serve.test_serve import Server, serving

DOCUMENTS = 45


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("explored") / "s"
    with open_writer(folder, create=True) as writer:
        for reading in [note(), reply(), *corpus(DOCUMENTS - 2)]:
            documents.add(writer, reading, documents.key_of(reading.document))
    with serving(folder, "--workers", "2") as found:
        yield found


def data(server: Server, query: str = "") -> dict[str, object]:
    got = server.get(f"/explore.json{query}")
    assert (got.status, got.type) == (200, "application/json"), got.text
    return dict(json.loads(got.text))


def iri_of(server: Server, name: str) -> str:
    return str(json.loads(server.get(f"/find?name={quote(name)}", "application/json").text)[0]["iri"])


def ids(found: dict[str, object]) -> set[str]:
    return {d["id"] for d in found["documents"]}  # type: ignore[attr-defined]


def test_the_whole_corpus_comes_by_the_handful(server: Server) -> None:
    first, second, beyond = (data(server, f"?page={n}") for n in (1, 2, 99))
    assert len(ids(first)) == 40 and len(ids(second)) == DOCUMENTS - 40 and not ids(first) & ids(second)
    assert ids(beyond) == ids(second)


def test_an_entity_brings_the_documents_that_speak_of_it(server: Server) -> None:
    iri = iri_of(server, "Straits Court")
    found = data(server, f"?iri={quote(iri, safe='')}")
    assert ids(found) == {"note"}
    statement = found["statements"][0][0]  # type: ignore[index]
    assert ids(data(server, f"?iri={quote('urn:citegraph:' + statement, safe='')}")) == {"note"}


@pytest.mark.parametrize(("query", "status"), [("?iri=urn:nobody", 404), ("?iri=not an iri", 400), ("?page=x", 400)])
def test_what_is_refused(query: str, status: int, server: Server) -> None:
    assert server.get(f"/explore{query.replace(' ', '%20')}").status == status


def test_in_a_browser(driver: webdriver.Chrome, server: Server) -> None:
    browser = Browser(driver, Path("/"))
    browser.complaints()
    browser.requests()
    driver.set_window_size(1400, 900)
    driver.get(f"{server.url}/explore?iri={quote(iri_of(server, 'Straits Court'), safe='')}")
    browser.wait(lambda: browser.js("return Boolean(window.explorer)"))
    assert browser.text("#corpus").startswith("1 document that speaks of Straits Court")
    assert browser.text("#detail h2") == "Straits Court"
    browser.one("#words").click()
    browser.keys(*"peter novak")
    browser.wait(lambda: browser.all("#suggestions [data-iri]"))
    browser.keys(Keys.ARROW_UP, Keys.ENTER)
    browser.wait(lambda: "Peter Novak" in browser.text("#corpus"))
    driver.get(f"{server.url}/explore")
    browser.wait(lambda: browser.js("return Boolean(window.explorer)"))
    browser.one("#older").click()
    browser.wait(lambda: "Documents 41 to 45 of 45" in browser.text("#corpus"))
    assert browser.complaints() == []
    assert all(url.startswith(server.url) for url in browser.requests())
