"""The page as its readers use it, in a real browser."""

from dataclasses import replace
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

from benchmarks.explorer import made
from kg.graph.iris import make_naming
from kg.network.build import to_networkx
from kg.ontology import load_ontology
from kg.pipeline.page import write_page
from tests.explorer.conftest import Browser
from tests.explorer.samples import samples


def id_of(browser: Browser, label: str) -> str:
    return str(browser.js("return window.explorer.data.nodes.find(n => n.label === arguments[0]).id", label))


def lit(browser: Browser) -> str:
    """The words that are lit in the text."""
    return str(browser.js("return [...document.querySelectorAll('#text mark')].map(m => m.textContent).join('')"))


def test_it_opens_with_everything_and_asks_for_nothing(browser: Browser) -> None:
    shown = browser.shown()
    assert len(shown["links"]) >= 7
    assert {"fact", "claim", "denied", "supposed"} == {link.split()[-1] for link in shown["links"]}
    assert "8 statements of 8 in 3 documents" in browser.text("#counts")
    assert browser.complaints() == []
    assert browser.requests() == []
    assert browser.js("return performance.getEntriesByType('resource').length") == 0
    policy = browser.one("meta[http-equiv]").get_attribute("content")
    assert policy is not None and policy.startswith("default-src 'none'") and "unsafe" not in policy


def test_the_policy_stops_what_a_text_would_load(browser: Browser) -> None:
    browser.js("const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i)")
    browser.wait(lambda: any("Content Security Policy" in c for c in browser.complaints()))


def test_a_click_on_an_arrow_lights_its_sentence(browser: Browser) -> None:
    ruritania, strait = id_of(browser, "Ruritania"), id_of(browser, "the strait")
    browser.click_in_graph("edge", f"{ruritania} {strait} claim")
    browser.wait(lambda: lit(browser) == "Ruritania blockades the strait")
    detail = browser.text("#detail")
    assert "According to Anna Larsen" in detail and "direct quote, 2024-03-15" in detail
    assert all(
        words in detail for words in ("attributed", "certain", "blockades#verb", "Contested", "Norland and the strait")
    )
    assert browser.text("#text .source") == "Anna Larsen" and browser.text("#text .cue") == "said"
    assert browser.complaints() == []


def test_hostile_words_stay_words(browser: Browser) -> None:
    browser.open(
        "selected=" + browser.js("return window.explorer.data.statements.find(s => s.predicate.name === 'signed').id")
    )
    assert browser.js("return window.hostile") is None and browser.all("#hostile") == []
    assert lit(browser) == "Evil & Sons signed <script>window.hostile=1</script> on 1 April 2024"
    assert "{{script}} <!--" in browser.text("#text")
    assert browser.text("#title") == '</script><b id="hostile">Samples</b>'
    assert browser.complaints() == []
    hostile = samples()[2].document
    assert (
        browser.js("return window.explorer.data.documents.find(d => d.id === arguments[0]).text", hostile.id)
        == hostile.text
    )


def test_search_suggests_and_opens(browser: Browser) -> None:
    browser.one("#words").click()
    browser.keys("l", "a", "r")
    assert browser.text("#suggestions [role=option]").startswith("Anna Larsen")
    browser.keys(Keys.ENTER)
    assert browser.text("#detail h2") == "Anna Larsen"
    assert "is foreign minister of Norland" in browser.text(
        "#detail"
    ) and "Anna Larsen condemns Ruritania" in browser.text("#detail")
    browser.one("#words").click()
    browser.keys("b", "l", "o", "c", "k", "a", "d", Keys.ARROW_UP, Keys.ENTER)
    assert browser.text("#counts").startswith("2 statements of 8") and "words=blockad" in browser.hash()


def test_a_click_on_an_entity_and_on_a_mention_opens_it(browser: Browser) -> None:
    norland = id_of(browser, "Norland")
    browser.click_in_graph("node", norland)
    browser.wait(lambda: browser.text("#detail h2") == "Norland")
    browser.one("#text .mention[title^='Straits Court']").click()
    assert browser.text("#detail h2") == "Straits Court"
    court = [id_of(browser, "Straits Court")]
    browser.wait(lambda: browser.js("return window.explorer.cy.$('.selected').map(n => n.id())") == court)


def choose(browser: Browser, name: str, value: str) -> None:
    Select(browser.one(f"[name={name}]")).select_by_value(value)


def test_the_world_according_to_one(browser: Browser) -> None:
    novak, ruritania = id_of(browser, "Peter Novak"), id_of(browser, "Ruritania")
    choose(browser, "holder", novak)
    assert browser.text("#counts").startswith("2 statements of 8")
    assert browser.shown()["links"] == sorted(
        [f"{ruritania} {id_of(browser, 'the strait')} denied", f"{id_of(browser, 'Norland')} {ruritania} claim"]
    )
    choose(browser, "holder", "@documents")
    assert browser.text("#counts").startswith("5 statements of 8")
    browser.one("#clear").click()
    assert browser.text("#counts").startswith("8 statements of 8") and browser.hash() == ""


@pytest.mark.parametrize(
    ("change", "statements"),
    [
        ({"hide": "claim~denied~supposed"}, 4),
        ({"hide": "fact"}, 4),
        ({"predicate": "blockades"}, 2),
        ({"type": "Treaty"}, 2),
        ({"doc": "reply"}, 3),
        ({"from": "2024-05-01"}, 1),
        ({"to": "2024-03-15"}, 2),
        ({"from": "2024-03-16", "to": "2024-03-18", "hide": "fact"}, 2),
        ({"words": "CONDEMNS"}, 1),
        ({"contested": "yes"}, 2),
        ({"type": "Treaty", "doc": "note"}, 0),
    ],
)
def test_filters(change: dict[str, str], statements: int, browser: Browser) -> None:
    browser.js("window.explorer.update(arguments[0])", change)
    assert browser.text("#counts").startswith(f"{statements} statement{'' if statements == 1 else 's'} of 8")
    if not statements:
        assert browser.text("#note") == "Nothing passes this filter."
    assert browser.complaints() == []


def test_the_address_shares_the_view(browser: Browser) -> None:
    choose(browser, "holder", id_of(browser, "Anna Larsen"))
    browser.one("#detail .statement").click()
    browser.one("#tab-graph").click()
    seen = browser.shown(), lit(browser), browser.text("#detail"), browser.text("#counts")
    address = browser.hash()
    first = browser.driver.current_window_handle
    browser.driver.switch_to.new_window("window")
    try:
        browser.open(address)
        assert (browser.shown(), lit(browser), browser.text("#detail"), browser.text("#counts")) == seen
        assert Select(browser.one("[name=holder]")).first_selected_option.text.startswith("Anna Larsen")
    finally:
        browser.driver.close()
        browser.driver.switch_to.window(first)


def test_back_goes_back(browser: Browser) -> None:
    browser.js("window.explorer.update({doc: 'reply'})")
    browser.driver.back()
    browser.wait(lambda: browser.text("#counts").startswith("8 statements"))
    assert Select(browser.one("[name=doc]")).first_selected_option.text == "all"


@pytest.mark.parametrize(
    "hash", ["selected=nobody", "holder=nobody", "open=x~y&only=z", "tab=none&from=soon", "%E0%A4%A"]
)
def test_an_address_of_another_build_is_no_error(hash: str, browser: Browser) -> None:
    browser.open(hash)
    assert browser.all("#detail h2") and browser.complaints() == []


def focused(browser: Browser) -> str:
    return str(browser.js("const a = document.activeElement; return a.id || a.className || a.tagName"))


def test_the_keyboard_alone_is_enough(browser: Browser) -> None:
    browser.keys("/")
    assert focused(browser) == "words"
    browser.keys("r", "u", "r", "i", "t", Keys.ENTER)
    assert browser.text("#detail h2") == "Ruritania" and focused(browser) == "statement"
    first = browser.driver.switch_to.active_element.text
    browser.keys(Keys.ARROW_DOWN)
    assert browser.driver.switch_to.active_element.text != first
    wanted = browser.driver.switch_to.active_element.text.strip()
    browser.keys(Keys.ENTER)
    assert browser.text("#detail h2") == wanted and lit(browser)
    browser.keys(Keys.ESCAPE)
    assert browser.text("#detail h2") == "What was read"
    # Into the graph, to a neighbour, and open it.
    browser.js("document.getElementById('graph').focus()")
    heard = []
    for way in (Keys.ARROW_UP, Keys.ARROW_DOWN, Keys.ARROW_LEFT, Keys.ARROW_RIGHT):
        browser.keys(way)
        heard.append(browser.js("return document.getElementById('spoken').textContent"))
    said = heard[-1]
    assert len(set(heard)) > 1 and all(" link" in words for words in heard)
    browser.keys(Keys.ENTER)
    assert said.startswith(browser.text("#detail h2"))
    # Through the text, mention by mention.
    browser.js("document.getElementById('text').focus()")
    browser.keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    title = browser.driver.switch_to.active_element.get_attribute("title")
    browser.keys(Keys.ENTER)
    assert title is not None and title.startswith(browser.text("#detail h2"))


def test_tab_reaches_every_part_and_never_gets_stuck(browser: Browser) -> None:
    reached = set()
    for _ in range(60):
        browser.keys(Keys.TAB)
        part = browser.js(
            "return (document.activeElement.closest('header, form, #tabs, #graph, #tools, #timeline, #detail, #document') || {}).id"
        )
        reached.add(part)
        if focused(browser) == "BODY":
            break
    assert {"filter-form", "tabs", "graph", "tools", "timeline", "detail", "document"} <= reached


def test_the_timeline_leads_to_its_acts(browser: Browser) -> None:
    dates = browser.all("#timeline .date")
    assert [d.get_attribute("aria-label").split(":")[0] for d in dates] == ["2024-03-14", "2024-04-01", "2024-05"]  # type: ignore[union-attr]
    dates[0].click()
    assert lit(browser).startswith("On 14 March 2024 the Straits Court ordered Ruritania")
    assert browser.all("#timeline .chosen")


def test_the_matrix_tells_who_speaks_how_of_whom(browser: Browser) -> None:
    browser.one("#tab-matrix").click()
    labels = {c.get_attribute("aria-label") for c in browser.all("#matrix-panel td button")}
    assert "Anna Larsen on Ruritania: 2 statements; speaks ill of it, or works against it" in labels
    assert "Peter Novak on Ruritania: 2 statements; speaks well of it, or helps it" in labels
    assert "Peter Novak on Norland: 1 statement; speaks ill of it, or works against it" in labels
    browser.one("#matrix-panel td button[aria-label^='Anna Larsen on Ruritania']").click()
    assert browser.text("#detail h2") == "Anna Larsen on Ruritania" and len(browser.all("#detail .statement")) == 2
    assert "tab=matrix" in browser.hash()


def test_a_phone_shows_all_of_it(browser: Browser) -> None:
    browser.driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 390, "height": 800, "deviceScaleFactor": 2, "mobile": True}
    )
    try:
        browser.open()
        assert browser.js("return document.documentElement.scrollWidth") <= 390
        assert browser.js("return document.getElementById('graph').clientHeight") > 300
        browser.js("window.explorer.update({selected: window.explorer.data.statements[2].id})")
        box = browser.js(
            "const b = document.querySelector('#detail h2').getBoundingClientRect(); return [b.top, b.bottom]"
        )
        assert box[0] >= 0 and box[1] <= 800
    finally:
        browser.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


WORDS = [
    ("ink", "ground"), ("ink", "panel"), ("soft", "ground"), ("soft", "panel"), ("lit-ink", "lit"), ("ink", "sentence"),
    ("ink", "in-fact"), ("ink", "in-claim"), ("ink", "in-denied"), ("ink", "in-supposed"), ("focus", "ground"),
    ("fact", "ground"), ("claim", "ground"), ("denied", "ground"), ("supposed", "ground"),
]  # fmt: skip
SHAPES = [("control", "ground"), ("control", "panel"), ("contested", "ground")] + [
    (f"kind-{kind}", "ground")
    for kind in ("person", "organization", "place", "instrument", "event", "concept", "statement")
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(scheme: str, browser: Browser) -> None:
    """WCAG 2.2, 1.4.3 and 1.4.11 (AA): 4.5 for words, 3 for shapes."""
    media = {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", media)
    try:
        style = "return getComputedStyle(document.documentElement).getPropertyValue('--' + arguments[0]).trim()"
        low = {
            (one, other): round(found, 2)
            for pairs, least in ((WORDS, 4.5), (SHAPES, 3.0))
            for one, other in pairs
            if (found := contrast(browser.js(style, one), browser.js(style, other))) < least
        }
        assert low == {}
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with two thousand statements."""
    ontology = load_ontology()
    naming = replace(make_naming(ontology), placed={})
    path = tmp_path_factory.mktemp("large") / "index.html"
    readings = made(2000)
    write_page(readings, to_networkx(readings, ontology), naming, path, "Large")
    return path


def test_a_large_graph_opens_small_and_grows(driver: webdriver.Chrome, large: Path) -> None:
    browser = Browser(driver, large).open()
    shown = browser.shown()
    assert len(shown["nodes"]) == 48 and 47 <= len(shown["links"]) <= 102
    assert len(browser.all("#detail .statement")) == 25
    browser.all("#detail li button")[-1].click()
    assert len(browser.all("#detail .statement")) == 125 and focused(browser) == "statement"
    hub = browser.js("return window.explorer.cy.nodes().max(n => n.data('words').split('+')[1] || 0).ele.id()")
    browser.js("window.explorer.update({selected: arguments[0]})", hub)
    browser.one("#more").click()
    grown = browser.shown()
    assert set(shown["nodes"]) < set(grown["nodes"]) and len(grown["nodes"]) <= 68
    for _ in range(12):
        browser.js("window.explorer.update({open: window.explorer.cy.nodes().map(n => n.id()).join('~')})")
    assert len(browser.shown()["nodes"]) == 150 and len(browser.shown()["links"]) <= 255
    browser.one("#only").click()
    alone = browser.shown()
    assert hub in alone["nodes"] and len(alone["nodes"]) <= 49
    browser.one("#again").click()
    assert browser.shown()["nodes"] == shown["nodes"]
    assert browser.complaints() == []
