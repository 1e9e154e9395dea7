"""Makes docs/explorer.png: the explorer on the examples, with one claim selected. Needs chromium and chromedriver.

python scripts/make_explorer_picture.py
"""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from selenium import webdriver
from selenium.webdriver.support.wait import WebDriverWait

from kg.pipeline import build

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "explorer.png"
SIZE = (1440, 860)
OPTIONS = ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--force-device-scale-factor=1")
# The document, and the beginning of the words that the claim rests on.
DOCUMENT, WORDS = "ministry-statement", "the blockade of Tolvik by Velmora"


def main() -> None:
    """The command."""
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for option in OPTIONS:
        options.add_argument(option)
    with TemporaryDirectory() as folder:
        build(ROOT / "examples", folder)
        driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
        try:
            metrics = {"width": SIZE[0], "height": SIZE[1], "deviceScaleFactor": 1, "mobile": False}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
            driver.get((Path(folder) / "index.html").as_uri())
            WebDriverWait(driver, 20).until(lambda d: d.execute_script("return Boolean(window.explorer)"))
            driver.execute_async_script(CHOOSE, DOCUMENT, WORDS)
            driver.save_screenshot(str(TARGET))
        finally:
            driver.quit()
    print(TARGET, TARGET.stat().st_size)


CHOOSE = """
const [document, words, done] = arguments;
const {data, update} = window.explorer;
const doc = data.documents.find((one) => one.id.startsWith(document));
const found = data.statements.find((one) => one.doc === doc
  && doc.text.slice(one.evidence[0], one.evidence[1]).startsWith(words));
update({doc: doc.id});
update({selected: found.id});
requestAnimationFrame(() => setTimeout(done, 1500));
"""

if __name__ == "__main__":
    main()
