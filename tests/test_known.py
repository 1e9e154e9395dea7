"""Known entities: names, demonyms, capitals, seats, users' files, and the file that ships."""

import importlib.util
import re
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.entity_table import name_rows, slug
from kg.errors import KgError
from kg.gazetteer import pieces_of
from kg.known import KnownEntities, load_known, plural

ROOT = Path(__file__).parent.parent
TABLE = ROOT.parent / "shared" / "identity" / "entities.tsv"


@pytest.fixture(scope="module")
def known() -> KnownEntities:
    return load_known()


NAMES = [
    ("Iran", ["iran"]),
    ("IRAN", ["iran"]),
    ("iran", []),
    ("turkey", []),
    ("Turkey", ["turkiye"]),
    ("Turkiye", ["turkiye"]),
    ("the Kremlin", ["moscow-kremlin"]),
    ("WHO", ["world-health-organization"]),
    ("Who", []),
    ("who", []),
    ("US", ["united-states"]),
    ("us", []),
    ("Us", []),
    ("U.S.", ["united-states"]),
    ("IS", ["islamic-state"]),
    ("Is", []),
    ("Nato", ["nato"]),
    ("the European union", ["european-union"]),
    ("green party", []),
    ("al-Qaeda", ["al-qaeda"]),
    ("Al-Qaeda", ["al-qaeda"]),
    ("People’s Republic of China", ["china"]),
    ("Elysee", ["elysee-palace"]),
    ("Guardian", []),
    ("the Guardian", ["the-guardian"]),
    ("Hague", []),
    ("The Hague", ["the-hague"]),
    ("Georgia", ["georgia", "georgia-territory"]),
    ("Congo", ["dr-congo", "republic-of-the-congo"]),
    ("ICJ", ["international-court-of-justice", "international-commission-of-jurists"]),
    ("AFP", ["agence-france-presse", "australian-federal-police", "armed-forces-of-the-philippines"]),
    ("Luxembourg", ["luxembourg", "luxembourg-city"]),
    ("Minister", []),
    ("", []),
    ("the", []),
    ("🙂", []),
    ("سلام", []),
]


@pytest.mark.parametrize("name,slugs", NAMES)
def test_lookup(known: KnownEntities, name: str, slugs: list[str]) -> None:
    assert [k.slug for k in known.lookup(name)] == slugs


DEMONYMS = [
    ("Azerbaijani", "azerbaijan", "adjective"),
    ("Iranians", "iran", "noun"),
    ("French", "france", "adjective"),
    ("Frenchwomen", "france", "noun"),
    ("South Koreans", "south-korea", "noun"),
    ("Congolese", "dr-congo", "adjective"),
    ("Kurdish", "kurds", "adjective"),
    ("US", "united-states", "adjective"),
    ("Turk", "turkiye", "noun"),
    ("Soviet", "soviet-union", "adjective"),
]


@pytest.mark.parametrize("word,whose,kind", DEMONYMS)
def test_demonym(known: KnownEntities, word: str, whose: str, kind: str) -> None:
    found = known.demonym(word)
    assert found and (found[0].slug, found[1]) == (whose, kind)


@pytest.mark.parametrize("word", ["us", "polish", "Iran", "turkey", "European", ""])
def test_no_demonym(known: KnownEntities, word: str) -> None:
    assert known.demonym(word) is None


@pytest.mark.parametrize(
    "word,only", [("Iranian", True), ("Germans", True), ("US", False), ("Iran", False), ("x", False)]
)
def test_a_word_that_is_only_a_demonym(known: KnownEntities, word: str, only: bool) -> None:
    assert known.is_only_demonym(word) is only


METONYMS = [
    ("Baku", "azerbaijan", "azerbaijan"),
    ("Washington", "united-states", "united-states"),
    ("Kiev", "ukraine", "ukraine"),
    ("Kremlin", None, "russia"),
    ("Downing Street", None, "united-kingdom"),
    ("the Pentagon", None, "united-states-department-of-defense"),
    ("baku", None, None),
    ("Marseille", None, None),
]


@pytest.mark.parametrize("name,capital,metonym", METONYMS)
def test_capitals_and_seats(known: KnownEntities, name: str, capital: str | None, metonym: str | None) -> None:
    assert getattr(known.capital_of(name), "slug", None) == capital
    assert getattr(known.metonym_of(name), "slug", None) == metonym


MATCHES = [
    ("The Foreign Ministry of Georgia spoke", [("Georgia", "georgia")]),
    ("the UN Security Council met", [("UN Security Council", "united-nations-security-council")]),
    ("the People 's Republic of China", [("People 's Republic of China", "china")]),
    ("in the Hague", [("the Hague", "the-hague")]),
    ("The Hague", [("The Hague", "the-hague")]),
    ("leaders of al - Qaeda", [("al - Qaeda", "al-qaeda")]),
    ("readers of Time were told . Time is short", [("Time", "time")]),
    ("It is ours : who are we", []),
    ("South Koreans and Armenians", []),
    ("Kurds and Tatars", [("Kurds", "kurds"), ("Tatars", "tatars")]),
    ("the People", []),
    ("International Court", []),
]


@pytest.mark.parametrize("text,spans", MATCHES)
def test_longest_matches(known: KnownEntities, text: str, spans: list[tuple[str, str]]) -> None:
    words = text.split()
    assert [(" ".join(words[s:e]), k[0].slug) for s, e, k in known.longest_matches(words)] == spans


def test_demonyms_in_text(known: KnownEntities) -> None:
    words = ["South", "Koreans", "met", "a", "New", "Zealander", "and", "British", "envoys"]
    found = [(s, e, k.slug, kind) for s, e, k, kind in known.demonym_matches(words)]
    assert found == [
        (0, 2, "south-korea", "noun"),
        (4, 6, "new-zealand", "noun"),
        (7, 8, "united-kingdom", "adjective"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from("The the European Union 's U.S. al - Qaeda Time . UN Security of 🙂 “ Côte’s".split())))
def test_matches_are_ordered_parts_of_the_text(words: list[str]) -> None:
    last = 0
    for start, end, entities in load_known().longest_matches(words):
        assert last <= start < end <= len(words) and entities
        text = " ".join(words[start:end])
        assert any(pieces_of(text) == pieces_of(name) or known_by(text) for name in [entities[0].label])
        last = end


def known_by(text: str) -> bool:
    return bool(load_known().lookup(text))


def test_every_label_finds_its_entity(known: KnownEntities) -> None:
    assert [k.iri for k in known.entities if k not in known.lookup(k.label)] == []


def test_parents_and_seats_are_entities(known: KnownEntities) -> None:
    linked = [iri for k in known.entities for iri in (k.parent, k.seat_of) if iri]
    assert [iri for iri in linked if iri not in known.by_iri] == []
    assert known.parent_of(known.lookup("UN Security Council")[0]) == known.lookup("UN")[0]


def test_it_is_fast(known: KnownEntities) -> None:
    words = "On Friday the European Union and the Kremlin said that nothing had been agreed in Baku .".split() * 500
    start = time.perf_counter()
    known.longest_matches(words)
    assert (time.perf_counter() - start) / len(words) < 30e-6


@pytest.mark.parametrize(
    "noun,many",
    [("Iranian", "Iranians"), ("Chinese", "Chinese"), ("Frenchman", "Frenchmen"), ("German", "Germans")]
    + [
        ("Swiss", "Swiss"),
        ("Iraqi", "Iraqis"),
        ("Irish", "Irish"),
        ("Welshwoman", "Welshwomen"),
        ("Afghans", "Afghans"),
    ],
)
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


@pytest.mark.parametrize(
    "text,expected",
    [
        ("Türkiye", "turkiye"),
        ("People's Party", "peoples-party"),
        ("Łódź", "lodz"),
        ("Washington D.C.", "washington-d-c"),
    ]
    + [("🙂", "unnamed"), ("Côte d’Ivoire", "cote-divoire")],
)
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


USER_TTL = """
@prefix kg: <https://w3id.org/citegraph/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix e: <urn:citegraph:entity/> .
<https://example.org/varnia> a kg:Country ; skos:prefLabel "Varnia" ; kg:capital "Port Varn" ;
    kg:demonymAdjective "Varnian" ; kg:demonymNoun "Varnian" .
e:iran skos:altLabel "Land of the Lion" .
"""


def test_users_turtle_adds_and_extends(tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(USER_TTL, encoding="utf-8")
    own = load_known([path])
    assert own.lookup("Varnia")[0].iri == "https://example.org/varnia"
    assert own.demonym("Varnians") == (own.lookup("Varnia")[0], "noun")
    assert own.capital_of("Port Varn") == own.lookup("Varnia")[0]
    assert own.lookup("Land of the Lion") == own.lookup("Iran")
    assert load_known().lookup("Varnia") == ()


def test_users_table(tmp_path: Path) -> None:
    path = tmp_path / "own.tsv"
    path.write_text("label\ttype\taliases\tparent\nGeorgia\tCity\tOld Georgia|OG\tIran\n", encoding="utf-8")
    city = load_known([path]).lookup("OG")[0]
    assert (city.slug, city.parent) == ("georgia-city", "urn:citegraph:entity/iran")


BROKEN = [
    ("a.ttl", b"e:x a kg:Country", "not Turtle"),
    ("b.ttl", b"\xff\xfe\x00", "not Turtle"),
    ("c.tsv", b"name\tkind\nx\ty\n", "line 1"),
    ("d.tsv", b"label\ttype\nx\t\n", "line 2"),
    ("e.tsv", b"\xff\xfe\x00", "not UTF-8"),
    ("f.tsv", b"", "line 1"),
]


@pytest.mark.parametrize("name,data,says", BROKEN)
def test_broken_files_are_named(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(KgError, match=re.escape(str(path))) as error:
        load_known([path])
    assert says in str(error.value)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="cannot be read"):
        load_known([tmp_path / "none.ttl"])


def test_shared_slugs_go_to_the_preferred_type() -> None:
    rows: dict[str, dict[str, list[str]]] = {}
    names = [("Vox", "PoliticalParty"), ("Vox", "Media"), ("Chad", "City"), ("Chad", "Country"), ("Châd", "City")]
    name_rows([{"prefLabel": [label], "type": [kind]} for label, kind in names], rows)
    got = {iri.rsplit("/", 1)[-1]: (row["prefLabel"][0], row["type"][0]) for iri, row in rows.items()}
    assert got == {
        "vox": ("Vox", "PoliticalParty"),
        "vox-media": ("Vox", "Media"),
        "chad": ("Chad", "Country"),
        "chad-city": ("Chad", "City"),
        "chad-city-2": ("Châd", "City"),
    }


@pytest.mark.skipif(not TABLE.exists(), reason="the shared table of entities is not here")
def test_the_file_that_ships_is_what_the_script_makes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_entities", ROOT / "scripts" / "make_entities.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(sys, "argv", ["make_entities.py", str(TABLE), "-o", str(tmp_path / "made.ttl")])
    module.main()
    shipped = (ROOT / "ontology" / "entities.ttl").read_text(encoding="utf-8")
    assert (tmp_path / "made.ttl").read_text(encoding="utf-8") == shipped
