"""A real browser over a page on disk."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from kg.graph.iris import make_naming
from kg.network.build import to_networkx
from kg.ontology import load_ontology
from kg.pipeline.page import write_page
from tests.explorer.samples import samples

OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--force-device-scale-factor=1",
)
# What the browser writes about itself rather than about the page.
PAGES = ("file://", "data:", "about:", "chrome", "devtools")


class Browser:
    """Chromium with the page, and what tests ask of it."""

    def __init__(self, driver: webdriver.Chrome, page: Path) -> None:
        self.driver = driver
        self.page = page

    def open(self, hash: str = "", width: int = 1400, height: int = 900) -> "Browser":
        self.driver.set_window_size(width, height)
        self.driver.get("about:blank")
        self.driver.get(f"{self.page.as_uri()}{'#' + hash if hash else ''}")
        self.wait(lambda: self.js("return Boolean(window.explorer)"))
        return self

    def js(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def wait(self, test: Any) -> None:
        WebDriverWait(self.driver, 10).until(lambda _: test())

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        return str(self.one(selector).text)

    def keys(self, *keys: str) -> None:
        """Presses keys one after the other, wherever the focus is."""
        for key in keys:
            webdriver.ActionChains(self.driver).send_keys(key).perform()

    def hash(self) -> str:
        return str(self.js("return location.hash.slice(1)"))

    def shown(self) -> dict[str, list[str]]:
        """The graph as it is drawn: ids of entities, and tones of links with their ends."""
        return dict(
            self.js(
                "const cy = window.explorer.cy;"
                "return {nodes: cy.nodes().map(n => n.id()).sort(),"
                " links: cy.edges().map(e => e.source().id() + ' ' + e.target().id() + ' ' + e.data('link').tone).sort()}"
            )
        )

    def click_in_graph(self, kind: str, ends: str) -> None:
        """A real click where the graph shows the link from one entity to another, or an entity."""
        script = (
            "const found = window.explorer.cy.$(arguments[0]).filter(e => e.isNode() ? e.id() === arguments[1]"
            " : e.source().id() + ' ' + e.target().id() + ' ' + e.data('link').tone === arguments[1])[0];"
            "const box = document.getElementById('graph').getBoundingClientRect();"
            "const at = found.isNode() ? found.renderedPosition() : found.renderedMidpoint();"
            "return [box.x + at.x, box.y + at.y]"
        )
        x, y = self.js(script, kind, ends)
        actions = webdriver.ActionChains(self.driver)
        actions.w3c_actions.pointer_action.move_to_location(int(x), int(y))
        actions.w3c_actions.pointer_action.click()
        actions.perform()

    def complaints(self) -> list[str]:
        return [row["message"] for row in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Every address that the browser asked for since the last call, but for pages of its own and the page."""
        rows = (json.loads(row["message"])["message"] for row in self.driver.get_log("performance"))
        asked = [r["params"]["request"]["url"] for r in rows if r["method"] == "Network.requestWillBeSent"]
        return [url for url in asked if url.split("#")[0] != self.page.as_uri() and not url.startswith(PAGES[1:])]


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples' page."""
    ontology = load_ontology()
    naming = replace(make_naming(ontology), placed={})
    path = tmp_path_factory.mktemp("explorer") / "index.html"
    write_page(samples(), to_networkx(samples(), ontology), naming, path, '</script><b id="hostile">Samples</b>')
    return path


@pytest.fixture(scope="session")
def driver() -> Iterator[webdriver.Chrome]:
    chromium, driver = shutil.which("chromium") or shutil.which("google-chrome"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        pytest.skip("needs chromium and chromedriver (Debian: apt-get install chromium chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for option in OPTIONS:
        options.add_argument(option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    started = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield started
    started.quit()


@pytest.fixture
def browser(driver: webdriver.Chrome, page: Path) -> Browser:
    """The page, opened anew in a wide window."""
    made = Browser(driver, page)
    made.complaints()
    made.requests()
    return made.open()
