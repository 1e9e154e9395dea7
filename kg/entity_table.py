"""Tables of known entities: their columns, and the IRI that each row gets."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import KgError

ENTITY = "urn:citegraph:entity/"
WIKIDATA = "http://www.wikidata.org/entity/"
PREFERENCE = (
    "Country",
    "Territory",
    "City",
    "Court",
    "InternationalOrganization",
    "GovernmentBody",
    "FormerCountry",
    "PoliticalParty",
    "ArmedGroup",
    "Media",
    "Treaty",
    "EthnicGroup",
    "Religion",
)
COLUMNS = {
    "type": "type",
    "label": "prefLabel",
    "aliases": "altLabel",
    "demonym_adjectives": "demonymAdjective",
    "demonym_nouns": "demonymNoun",
    "capital": "capital",
    "iso3166_alpha2": "isoAlpha2",
    "iso3166_alpha3": "isoAlpha3",
    "parent": "parent",
    "seat_of": "seatOf",
    "status": "territorialStatus",
    "wikidata": "exactMatch",
}

# An entity's values by the local name of the predicate, and entities by IRI.
Row = dict[str, list[str]]
Rows = dict[str, Row]


def read_tsv(path: Path, rows: Rows) -> None:
    """Adds the rows of a table to `rows` as `read_turtle` does; raises KgError naming file and line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise KgError(f"{path}: cannot be read ({error.strerror}); name a .ttl or .tsv file") from error
    except UnicodeDecodeError as error:
        raise KgError(f"{path}: not UTF-8 text (byte {error.start}); save the table as UTF-8") from error
    header = lines[0].split("\t") if lines else []
    if "label" not in header or "type" not in header:
        raise KgError(f"{path}, line 1: the columns need names, among them label and type, parted by tabs")
    name_rows([_cells(header, line, f"{path}, line {n}") for n, line in enumerate(lines[1:], 2) if line.strip()], rows)


def _cells(header: list[str], line: str, where: str) -> Row:
    pairs = zip(header, line.split("\t"), strict=False)
    row = {COLUMNS[key]: value.strip().split("|") for key, value in pairs if key in COLUMNS and value.strip()}
    if not row.get("prefLabel") or not row.get("type"):
        raise KgError(f"{where}: an entity needs a label and a type")
    row["exactMatch"] = [WIKIDATA + q for q in row.get("exactMatch", ())]
    return row


def name_rows(table: Iterable[Row], rows: Rows) -> None:
    """Adds rows to `rows`, each under an IRI: the slug of its label, with the type (then a number) where that is taken.

    Types take their turn in the order of `PREFERENCE`, so countries and territories keep the plain name.
    """
    own: list[str] = []
    for row in sorted(table, key=_order):
        iri = next(i for i in _iris(row) if i not in own and (i not in rows or rows[i].get("type") == row["type"]))
        own.append(iri)
        into = rows.setdefault(iri, {})
        for key, values in row.items():
            into[key] = list(dict.fromkeys([*into.get(key, ()), *values]))
    labels: dict[str, str] = {}
    for iri, row in sorted(rows.items(), key=lambda pair: _order(pair[1])):
        for label in row.get("prefLabel", ()):
            labels.setdefault(label, iri)
    for iri in own:
        for key in ("parent", "seatOf"):
            rows[iri][key] = [labels.get(value, value) for value in rows[iri].get(key, ())]


def _order(row: Row) -> tuple[int, list[str]]:
    return rank(row.get("type", [""])[0]), row.get("prefLabel", [])


def _iris(row: Row) -> Iterator[str]:
    plain, kind = slug(row["prefLabel"][0]), slug(re.sub(r"(?<=[a-z])(?=[A-Z])", "-", row["type"][0]))
    yield ENTITY + plain
    yield f"{ENTITY}{plain}-{kind}"
    number = 1
    while True:
        number += 1
        yield f"{ENTITY}{plain}-{kind}-{number}"


def slug(text: str) -> str:
    """A readable name for an IRI: ASCII letters and digits in lower case, joined by single hyphens."""
    text = re.sub("['’‘ʼ]", "", text).replace("ß", "ss").translate(str.maketrans("ıøØłŁđĐəƏæÆ", "ioOlLdDeEaA"))
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "unnamed"


def rank(type: str) -> int:
    """The place of a type in `PREFERENCE`; unlisted types come last."""
    return PREFERENCE.index(type) if type in PREFERENCE else len(PREFERENCE)
