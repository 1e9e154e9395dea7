"""The page as its readers use it, in a real browser."""

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
