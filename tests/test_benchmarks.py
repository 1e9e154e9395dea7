"""The benchmarks' adapters on readings made by hand, and the runner on a folder of the benchmarks' layout."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import common, cost, dwie, gum, knowledgenet, plover, polnear, run, sample  # noqa: E402
from kg.errors import KgError  # noqa: E402
from kg.known import load_known  # noqa: E402
from kg.model import Action, Attribution, Document, Entity, Literal, Mention, Reading, Statement, Time, Value  # noqa: E402
from kg.reading.read import Reader  # noqa: E402

SHARED = ROOT.parent / "shared" / "benchmarks"


def reading(text: str, *parts: object) -> Reading:
    """A reading of `text` with entities, statements, attributions and times in any order."""

    def of(kind: type) -> tuple[object, ...]:
        return tuple(p for p in parts if isinstance(p, kind))

    document = Document("d", text)
    return Reading(document, of(Entity), of(Time), of(Attribution), of(Statement))  # type: ignore[arg-type]


def entity(id: str, type: str, text: str, *names: str, same_as: tuple[str, ...] = ()) -> Entity:
    """An entity with a mention at the first place of each name: ~ marks a pronoun, = a nominal, @ a metonym."""
    kinds = {"~": "pronoun", "=": "nominal", "@": "metonym"}
    mentions = []
    for name in names:
        bare = name.lstrip("~=@")
        start = text.index(bare)
        mentions.append(Mention(start, start + len(bare), kinds.get(name[0], "name")))  # type: ignore[arg-type]
    return Entity(id, type, names[0].lstrip("~=@"), tuple(mentions), same_as=same_as)


def statement(subject: str, predicate: str, object: str | Literal | None, **extra: object) -> Statement:
    """A statement with the whole text as evidence; `of=("e3",)` and the like become qualifiers."""
    fields = {k: v for k, v in extra.items() if k in ("status", "polarity", "evidence", "id")}
    qualifiers: dict[str, tuple[Value, ...]] = {k: v for k, v in extra.items() if k not in fields}  # type: ignore[misc]
    base = {"id": "s1", "evidence": ((0, 500),), "frame": "f", "confidence": 0.9, "qualifiers": qualifiers, **fields}
    return Statement(subject=subject, predicate=predicate, object=object, **base)  # type: ignore[arg-type]


def test_polnear() -> None:
    made = reading(
        'Ann said "no" .',
        Attribution("a1", "e1", ((0, 3),), ((4, 8),), ((9, 13), (9, 13)), "direct", "say"),
        Attribution("a2", None, (), (), (), "indirect", "say"),
    )
    assert polnear.row(made) == {
        "doc": "d",
        "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 13]]}],
    }


def test_gum_gives_a_span_once() -> None:
    text = "Ann saw Bob ; she left"
    made = reading(text, entity("e1", "Person", text, "Ann", "~she"), entity("e2", "Person", text, "Bob", "~she"))
    assert gum.row(made)["clusters"] == [[[0, 3], [14, 17]], [[8, 11]]]


PLOVER = {"callsOn": "DEMAND", "agreesWith": "AGREE", "condemns": "DISAPPROVE", "attacks": "FIGHT", "aids": "AID"}
PLOVER_TEXT = "Norland and Sudland called on Estland over Westland"
EVENTS = [
    ([statement("e1", "callsOn", "e3")], [("DEMAND", ["Norland"], ["Estland"])]),
    (
        [statement("e1", "callsOn", "e3"), statement("e2", "callsOn", "e3", id="s2")],
        [("DEMAND", ["Norland", "Sudland"], ["Estland"])],
    ),
    ([statement("e1", "agreesWith", "e2")], [("AGREE", ["Norland", "Sudland"], ["Norland", "Sudland"])]),
    ([statement("e1", "condemns", None, to=("e4",))], [("DISAPPROVE", ["Norland"], ["Westland"])]),
    ([statement("e1", "condemns", Literal("x"))], [("DISAPPROVE", ["Norland"], [])]),
    ([statement("e1", "callsOn", "e3", polarity="negative")], []),
    ([statement("e1", "callsOn", "e3", status="hypothetical")], []),
    ([statement("e1", "holdsRole", "e3")], []),
    ([statement("e1", "attacks", "e3", status="planned")], [("THREATEN", ["Norland"], ["Estland"])]),
    ([statement("e1", "aids", "e3", status="planned")], [("AGREE", ["Norland"], ["Estland"])]),
    ([statement("e1", "callsOn", "e3", status="planned")], [("DEMAND", ["Norland"], ["Estland"])]),
    ([statement("e1", "condemns", "plan")], [("DISAPPROVE", ["Norland"], ["Westland"])]),
    ([statement("e1", "condemns", None, action=(Action("", (22, 40)),))], [("DISAPPROVE", ["Norland"], ["Estland"])]),
]


@pytest.mark.parametrize("statements,expected", EVENTS)
def test_plover(statements: list[Statement], expected: list[tuple[str, list[str], list[str]]]) -> None:
    names = ("Norland", "Sudland", "Estland", "Westland")
    entities = [entity(f"e{n}", "Country", PLOVER_TEXT, name) for n, name in enumerate(names, 1)]
    entities.append(entity("plan", "Plan", PLOVER_TEXT, "=over Westland"))
    events = plover.row(reading(PLOVER_TEXT, *entities, *statements), PLOVER)["events"]

    def words(spans: list[list[int]]) -> list[str]:
        return [PLOVER_TEXT[s:e] for s, e in spans]

    assert [(e["event"], words(e["source"]), words(e["target"])) for e in events] == expected


def test_plover_codes_come_from_the_ontology() -> None:
    codes = plover.codes()
    assert codes["callsOn"] == codes["demands"] == "DEMAND"
    assert codes["accuses"] == codes["condemns"] == "DISAPPROVE"
    assert "holdsRole" not in codes


KN_TEXT = (
    "Ann Lee was born in Newark, Ohio, on 2 June 1951; she runs Acme, married Bob and joined the Blue Party. No 1951"
)
KN_ENTITIES = [
    entity("p", "Person", KN_TEXT, "Ann Lee", "~she"),
    entity("c", "City", KN_TEXT, "Newark"),
    entity("r", "Territory", KN_TEXT, "Ohio"),
    entity("o", "Company", KN_TEXT, "Acme"),
    entity("b", "Person", KN_TEXT, "Bob"),
    entity("y", "PoliticalParty", KN_TEXT, "Blue Party"),
    Entity("ceo", "Role", "chief executive", ()),
    Entity("deputy", "Role", "deputy chief executive", ()),
    Time(37, 48, "DATE", "1951-06-02"),
    Time(KN_TEXT.rindex("1951"), KN_TEXT.rindex("1951") + 4, "DATE", "1951"),
]
SHE = ("Ann Lee", "she")
EMPLOYED = "EMPLOYEE_OR_MEMBER_OF"
FACTS = [
    (statement("p", "bornIn", "c"), {(s, "PLACE_OF_BIRTH", o) for s in SHE for o in ("Newark", "Ohio")}),
    (statement("p", "bornOn", Literal("1951-06-02", "date")), {(s, "DATE_OF_BIRTH", "2 June 1951") for s in SHE}),
    (statement("p", "bornOn", Literal("1960", "gYear")), set()),
    (
        statement("p", "holdsRole", "ceo", of=("o",)),
        {(s, EMPLOYED, "Acme") for s in SHE} | {("Acme", "CEO", s) for s in SHE},
    ),
    (statement("p", "holdsRole", "deputy", of=("o",)), {(s, EMPLOYED, "Acme") for s in SHE}),
    (statement("p", "holdsRole", "ceo", of=("r",)), set()),
    (
        statement("p", "memberOf", "y"),
        {(s, name, "Blue Party") for s in SHE for name in (EMPLOYED, "POLITICAL_AFFILIATION")},
    ),
    (statement("p", "spouseOf", "b"), {(s, "SPOUSE", "Bob") for s in SHE} | {("Bob", "SPOUSE", s) for s in SHE}),
    (
        statement("o", "foundedBy", "p"),
        {("Acme", "FOUNDED_BY", s) for s in SHE} | {(s, EMPLOYED, "Acme") for s in SHE},
    ),
    (statement("o", "basedIn", "c"), {("Acme", "HEADQUARTERS", o) for o in ("Newark", "Ohio")}),
    (statement("p", "basedIn", "r"), {(s, "PLACE_OF_RESIDENCE", "Ohio") for s in SHE}),
    (statement("p", "bornIn", "c", polarity="negative"), set()),
    (statement("p", "visits", "c"), set()),
]


def test_knowledgenet_takes_no_demonym_for_a_place() -> None:
    text = "Acme, the German firm, is based in Germany"
    parts = (
        entity("o", "Company", text, "Acme"),
        Entity("g", "Country", "Germany", (Mention(10, 16, "name"), Mention(35, 42, "name"))),
    )
    rows = knowledgenet.row(reading(text, *parts, statement("o", "basedIn", "g")))["facts"]
    assert [f["object"] for f in rows] == [[35, 42]]


@pytest.mark.parametrize("made,expected", FACTS)
def test_knowledgenet(made: Statement, expected: set[tuple[str, str, str]]) -> None:
    rows = knowledgenet.row(reading(KN_TEXT, *KN_ENTITIES, made))["facts"]

    def words(span: list[int]) -> str:
        return KN_TEXT[span[0] : span[1]]

    assert {(words(f["subject"]), f["property"], words(f["object"])) for f in rows} == expected


DW_TEXT = "Ann Lee, the German one, Bob Ray, Germany, Hamburg, Acme, the Foreign Ministry, Berlin; Security Council, UN"
GERMANY = "http://www.wikidata.org/entity/Q183"
DW_ENTITIES = [
    entity("p", "Person", DW_TEXT, "Ann Lee"),
    entity("q", "Person", DW_TEXT, "Bob Ray"),
    entity("g", "Country", DW_TEXT, "Germany", "German", "@Berlin", same_as=(GERMANY,)),
    entity("h", "City", DW_TEXT, "Hamburg"),
    entity("o", "Company", DW_TEXT, "Acme"),
    entity("m", "GovernmentBody", DW_TEXT, "Foreign Ministry"),
    entity("s", "InternationalOrganization", DW_TEXT, "Security Council"),
    entity("u", "InternationalOrganization", DW_TEXT, "UN"),
    *(
        Entity(f"role{n}", "Role", name, ())
        for n, name in enumerate(("chancellor", "chairwoman", "spokesman", "mayor"))
    ),
]
KNOWN = {
    ("German", "gpe0", "Germany"),
    ("Hamburg", "in0", "Germany"),
    ("Hamburg", "in0-x", "German"),
    ("Security Council", "institution_of", "UN"),
    ("Security Council", "part_of", "UN"),
}


def both(head: str, relation: str) -> set[tuple[str, str, str]]:
    return {(head, relation, "Germany"), (head, f"{relation}-x", "German")}


RELATIONS = [
    (None, set()),
    (
        statement("p", "holdsRole", "role0", of=("g",)),
        both("Ann Lee", "head_of_gov") | both("Ann Lee", "citizen_of") | {("Ann Lee", "agent_of", "Germany")},
    ),
    (
        statement("p", "holdsRole", "role1", of=("o",)),
        {("Ann Lee", "head_of", "Acme"), ("Ann Lee", "member_of", "Acme")},
    ),
    (
        statement("p", "holdsRole", "role2", of=("m",)),
        {("Ann Lee", "spokesperson_of", "Foreign Ministry"), ("Ann Lee", "member_of", "Foreign Ministry")},
    ),
    (statement("p", "holdsRole", "role3", of=("h",)), {("Ann Lee", "mayor_of", "Hamburg")}),
    (statement("p", "holdsRole", "role3", of=("g",)), set()),
    (
        statement("m", "partOf", "g"),
        both("Foreign Ministry", "agency_of")
        | both("Foreign Ministry", "based_in0")
        | {("Foreign Ministry", "ministry_of", "Germany")},
    ),
    (statement("o", "basedIn", "h"), {("Acme", "based_in2", "Hamburg")} | both("Acme", "based_in0")),
    (statement("q", "childOf", "p"), {("Bob Ray", "child_of", "Ann Lee"), ("Ann Lee", "parent_of", "Bob Ray")}),
    (statement("p", "memberOf", "g"), set()),
    (statement("p", "citizenOf", "g", status="hypothetical"), set()),
]


@pytest.mark.parametrize("made,expected", RELATIONS)
def test_dwie(made: Statement | None, expected: set[tuple[str, str, str]]) -> None:
    row = dwie.row(reading(DW_TEXT, *DW_ENTITIES, made))

    def words(spans: list[list[int]]) -> str:
        return DW_TEXT[spans[0][0] : spans[0][1]]

    found = {(words(r["head"]), r["relation"], words(r["tail"])) for r in row["relations"]}
    assert found == expected | KNOWN
    assert {words(e["mentions"]) for e in row["entities"]} >= {"Germany", "German", "Berlin", "Ann Lee"}


OFFICES = [
    ("prime minister", "Country", ("head_of_gov",)),
    ("deputy prime minister", "Country", ("agent_of", "citizen_of")),
    ("presidential candidate", "Country", ()),
    ("foreign minister", "Country", ("minister_of",)),
    ("Secretary of State", "Country", ("minister_of",)),
    ("president", "Country", ("head_of_state",)),
    ("vice president", "Country", ("agent_of", "citizen_of")),
    ("president", "Company", ("head_of",)),
    ("vice president", "Company", ("head_of",)),
    ("spokeswoman", "Country", ("spokesperson_of",)),
    ("mayor", "City", ("mayor_of",)),
    ("footballer", "Country", ()),
    ("analyst", "Company", ("member_of",)),
]


@pytest.mark.parametrize("name,body,relations", OFFICES)
def test_offices(name: str, body: str, relations: tuple[str, ...]) -> None:
    assert dwie.office(name, body) == relations


@pytest.mark.parametrize(
    "text,expected",
    [("German", True), ("Germans", True), ("Germany", False), ("US", False), ("Kurdish", False), ("Tom", False)],
)
def test_demonyms_of_places(text: str, expected: bool) -> None:
    assert bool(dwie._whose_demonym(text, load_known())) is expected


def test_a_people_belongs_to_the_demonyms_of_its_country() -> None:
    text = "Germany and the Germans"
    row = dwie.row(reading(text, entity("g", "Country", text, "Germany"), entity("p", "EthnicGroup", text, "Germans")))
    assert [e["mentions"] for e in row["entities"]] == [[[0, 7]], [[16, 23]]]
    assert row["relations"] == [{"head": [[16, 23]], "relation": "gpe0", "tail": [[0, 7]]}]


@pytest.mark.parametrize(
    "places,evidence,expected",
    [([(0, 3), (10, 13)], [(9, 20)], (10, 13)), ([(0, 3), (40, 42)], [(9, 20)], (0, 3)), ([], [(0, 1)], None)],
)
def test_nearest(
    places: list[tuple[int, int]], evidence: list[tuple[int, int]], expected: tuple[int, int] | None
) -> None:
    assert common.nearest(places, evidence) == expected


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of the layout, with a line break that must not be changed."""
    data = tmp_path / "timex"
    (data / "input").mkdir(parents=True)
    (data / "input" / "b.txt").write_bytes("Il pleut.\r\nDéjà".encode())
    (data / "input" / "a.txt").write_bytes(b"It rained on 2 May 2001.")
    (data / "docs.jsonl").write_text('{"doc": "a", "dct": "2001-05-03"}\n{"doc": "b"}\n', encoding="utf-8")
    return data


def test_documents_keep_their_text_and_date(folder: Path) -> None:
    first, second = common.documents(folder)
    assert (first.id, first.date, second.id, second.date) == ("a", "2001-05-03", "b", None)
    assert second.text == "Il pleut.\r\nDéjà"


def test_passages(tmp_path: Path) -> None:
    (tmp_path / "input").mkdir()
    (tmp_path / "input" / "passages.jsonl").write_text('{"doc": "x:1", "text": "Hm."}\n', encoding="utf-8")
    assert list(common.documents(tmp_path)) == [Document("x:1", "Hm.")]
    assert common.count(tmp_path) == 1


def test_a_folder_of_another_layout_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="input"):
        list(common.documents(tmp_path))


def test_run_writes_predictions_without_gold(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = folder.parent / "p.jsonl"
    monkeypatch.setattr(sys, "argv", ["run.py", "timex", "--data", str(folder), "-o", str(out), "--limit", "1"])
    assert run.main() == 0
    (row,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert (row["doc"], row["timexes"][0]["value"]) == ("a", "2001-05-02")


def test_run_names_what_is_missing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    out = folder.parent / "p.jsonl"
    monkeypatch.setattr(sys, "argv", ["run.py", "timex", "--data", str(folder), "-o", str(out), "--score"])
    assert run.main() == 2
    assert "score.py" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["run.py", "timex", "--data", str(folder.parent), "-o", str(out)])
    assert run.main() == 2
    assert "input/*.txt" in capsys.readouterr().err


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared benchmarks are not here")
@pytest.mark.parametrize("name", ["polnear", "dwie", "knowledgenet", "plover", "gum"])
def test_the_scorer_accepts_what_adapters_write(name: str, tmp_path: Path) -> None:
    """A reading without finds in every document, so that the format and the ids are what the scorer wants."""
    adapter = {"polnear": polnear, "dwie": dwie, "knowledgenet": knowledgenet, "plover": plover, "gum": gum}[name]
    texts = [d for d, _ in zip(common.documents(SHARED / name), range(3), strict=False)]
    made = [Reading(d, (Entity("e1", "Country", d.text[:4], (Mention(0, 4, "name"),)),)) for d in texts]

    def rows() -> Iterator[common.Row]:
        return (adapter.row(r) for r in made)

    done = run.write(rows(), tmp_path / "p.jsonl", 3)
    assert run.score(name, SHARED / name, tmp_path / "p.jsonl", done) == 0


class SlowReader:
    """A reader whose reading does the parse's work one and a half times."""

    def annotate(self, document: Document) -> int:
        return sum(range(len(document.text)))

    def read(self, document: Document) -> int:
        return sum(range(len(document.text))) + sum(range(len(document.text) // 2))


def test_cost_is_the_share_beyond_the_parse() -> None:
    found = cost.ratios(SlowReader(), [Document("d", "x" * 400_000)] * 3)
    assert len(found) == 3 and 0 < sorted(found)[1] < 3


def test_kept_parses_give_the_same_reading(reader: Reader, tmp_path: Path) -> None:
    document = Document("d", "Anna Larsen, the foreign minister of Norway, said the treaty was signed on 3 May 2024.")
    plain = common.read_with_kept_parse(document, reader, None)
    assert plain.statements
    for _ in range(2):
        assert common.read_with_kept_parse(document, reader, tmp_path) == plain
        assert len(list(tmp_path.iterdir())) == 1
    common.read_with_kept_parse(Document("e", "Chile closed its port."), reader, tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("only_asserted", [False, True])
def test_a_sample_is_drawn_by_its_seed(reader: Reader, folder: Path, only_asserted: bool) -> None:
    texts = sample.chosen(folder, 5, 1, None)
    said = [
        Document(
            f"d{n}",
            f"Anna Larsen said Norway attacked Chile. Kenya attacked Chile. Chile sanctioned Kenya and Norway. ({n})",
        )
        for n in range(9)
    ]
    readings = [reader.read(d) for d in (*texts, *said)]
    drawn = sample.drawn(readings, 12, 7, only_asserted)
    assert drawn == sample.drawn(readings, 12, 7, only_asserted) != sample.drawn(readings, 12, 8, only_asserted)
    assert sum(map(len, drawn.values())) == 12
    assert not only_asserted or all(s.status == "asserted" for found in drawn.values() for s in found)
    lines = "\n".join(sample.sheet(readings, drawn, reader.ontology))
    assert all(r.document.text.strip() in lines for r in readings)
    assert "- subject: Kenya [Country]" in lines and ("- speakers: Anna Larsen" in lines) != only_asserted
