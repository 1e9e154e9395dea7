"""Readings made by hand, as extraction would give them: a quarrel over a strait, and a large generated one."""

import random
from collections.abc import Sequence

from kg.model import Action, Attribution, Document, Entity, Literal, Mention, Reading, Statement, Value

PEOPLE = {
    "larsen": ("Person", "Anna Larsen", "Larsen"),
    "novak": ("Person", "Peter Novak"),
    "brandt": ("Person", "Ida Brandt"),
    "okoro": ("Person", "Samuel Okoro"),
    "vidal": ("Person", "Teresa Vidal"),
    "crews": ("Group", "fishing crews"),
}
BODIES = {
    "ministry": ("GovernmentBody", "Norland Foreign Ministry", "the ministry"),
    "navy": ("GovernmentBody", "Ruritanian Navy"),
    "court": ("Court", "Straits Court of Justice", "SCJ", "the Court"),
    "council": ("InternationalOrganization", "Council of Straits States"),
    "relief": ("Organization", "Harbour Relief"),
    "osprey": ("Company", "Osprey Shipping"),
    "herald": ("Media", "Lysby Herald"),
    "parliament": ("Legislature", "Norland Parliament"),
}
PLACES = {
    "norland": ("Country", "Norland"),
    "ruritania": ("Country", "Ruritania"),
    "westmark": ("Country", "Westmark"),
    "corridor": ("Facility", "Aldersund corridor"),
    "lysby": ("City", "Lysby"),
}
THINGS = {
    "order": ("Order", "order of 14 March 2024"),
    "resolution": ("Resolution", "Resolution 41 on freedom of passage in the Aldersund"),
    "treaty": ("Treaty", "Treaty of Lysby"),
    "blockade": ("Blockade", "blockade of the corridor"),
    "summit": ("Conference", "Lysby summit"),
    "passage": ("Right", "right of passage"),
    "minister": ("Role", "foreign minister"),
    "spokesperson": ("Role", "spokesperson"),
    "president": ("Role", "president"),
    "envoy": ("Role", "special envoy"),
    "mayor": ("Role", "mayor"),
    "harbourmaster": ("Person", "Jonas Falk"),
    "academy": ("University", "Maritime Academy"),
}
CAST = PEOPLE | BODIES | PLACES | THINGS

# subject, predicate, object, holder ("" for the document itself), qualifiers and marks
MINISTRY = (
    ("larsen", "holdsRole", "minister", "", {"of": "norland"}),
    ("novak", "represents", "ministry", "", {}),
    ("ministry", "partOf", "norland", "", {}),
    ("ministry", "welcomes", "order", "", {}),
    ("court", "issued", "order", "", {"date": "2024-03-14"}),
    ("order", "obliges", "ruritania", "", {"action": "reopen the corridor within ten days"}),
    ("ruritania", "blockades", "corridor", "ministry", {}),
    ("ruritania", "violates", "treaty", "ministry", {}),
    ("ministry", "accuses", "navy", "", {"action": "firing on fishing boats"}),
    ("navy", "attacks", "crews", "novak", {"certainty": "probable"}),
    ("larsen", "callsOn", "council", "", {"action": "send observers"}),
    ("blockade", "startedOn", Literal("2024-02-02", "date"), "ministry", {}),
    ("ruritania", "recognizes", "passage", "larsen", {"polarity": "negative"}),
    ("larsen", "speaksAt", "summit", "", {"place": "lysby"}),
    ("norland", "threatens", "ruritania", "", {"status": "hypothetical"}),
)
COURT = (
    ("brandt", "holdsRole", "president", "", {"of": "court"}),
    ("order", "basedOn", "treaty", "", {}),
    ("norland", "signed", "treaty", "", {}),
    ("ruritania", "signed", "treaty", "", {}),
    ("westmark", "signed", "treaty", "", {}),
    ("court", "basedIn", "lysby", "", {}),
    ("lysby", "locatedIn", "norland", "", {}),
    ("navy", "partOf", "ruritania", "", {}),
    ("ruritania", "rejects", "order", "herald", {}),
    ("navy", "attacks", "crews", "navy", {"status": "denied"}),
    ("osprey", "violates", "order", "court", {"certainty": "possible"}),
    ("parliament", "adopted", "passage", "", {"status": "planned"}),
    ("harbourmaster", "memberOf", "academy", "", {}),
)
COUNCIL = (
    ("council", "adopted", "resolution", "", {"date": "2024-03-20"}),
    ("resolution", "prohibits", "osprey", "", {"action": "carrying arms"}),
    ("okoro", "holdsRole", "envoy", "", {"of": "council", "capacity": "acting"}),
    ("okoro", "meets", "larsen", "", {"place": "lysby"}),
    ("vidal", "holdsRole", "minister", "", {"of": "westmark", "capacity": "former"}),
    ("vidal", "supports", "resolution", "", {}),
    ("westmark", "sanctions", "osprey", "", {}),
    ("osprey", "basedIn", "ruritania", "", {}),
    ("relief", "aids", "crews", "", {}),
    ("relief", "condemns", "blockade", "", {}),
    ("navy", "organizes", "blockade", "relief", {}),
    ("council", "organizes", "summit", "", {}),
    ("westmark", "memberOf", "council", "", {}),
    ("norland", "memberOf", "council", "", {}),
)
STRAITS = {
    "court-report": ("The court's order, as reported", COURT),
    "ministry-statement": ("Statement of the ministry", MINISTRY),
    "resolution": ("The Council's resolution", COUNCIL),
}


def straits() -> list[Reading]:
    """Three documents of about 30 entities and 40 statements: facts, claims, a denial, a plan, a negation."""
    return [document(id, title, rows) for id, (title, rows) in STRAITS.items()]


def document(id: str, title: str, rows: Sequence[tuple]) -> Reading:
    """One reading whose text has a sentence for each row, so that evidence spans hold."""
    names = {k for s, _, o, h, q in rows for k in (s, o, h, *q.values()) if isinstance(k, str) and k in CAST}
    ids = {key: f"e{n}" for n, key in enumerate(sorted(names), 1)}
    holders = sorted({row[3] for row in rows if row[3]})
    attributions = tuple(
        Attribution(f"a{n}", ids[h], ((0, 1),), ((0, 1),), ((0, 1),), "direct", "say", date="2024-03-15")
        for n, h in enumerate(holders, 1)
    )
    sentences = [_sentence(row) for row in rows]
    starts = [sum(len(s) + 1 for s in sentences[:n]) for n in range(len(sentences))]
    statements = tuple(
        _statement(f"s{n}", row, ids, holders, (start, start + len(sentence)))
        for n, (row, start, sentence) in enumerate(zip(rows, starts, sentences, strict=True), 1)
    )
    entities = tuple(_entity(ids[key], CAST[key], 2 + len(key) % 3) for key in sorted(names))
    return Reading(
        Document(id, " ".join(sentences), title, "2024-03-15"),
        entities,
        attributions=attributions,
        statements=statements,
    )


def _sentence(row: tuple) -> str:
    subject, predicate, target, holder, _ = row
    words = [CAST[subject][1], predicate, target.value if isinstance(target, Literal) else CAST[target][1]]
    return " ".join(words) + (f", {CAST[holder][1]} said." if holder else ".")


def _entity(id: str, row: tuple[str, ...], mentions: int) -> Entity:
    spans = tuple(Mention(n, n + 1, "name") for n in range(mentions))
    linked = ("http://www.wikidata.org/entity/Q100200300",) if row[1] == "Norland" else ()
    return Entity(id, row[0], row[1], spans, row[2:], linked)


def _statement(id: str, row: tuple, ids: dict[str, str], holders: list[str], span: tuple[int, int]) -> Statement:
    subject, predicate, target, holder, more = row
    marks = {k: v for k, v in more.items() if k in ("polarity", "certainty", "status")}
    status = {"status": "attributed"} if holder else {}
    return Statement(
        id,
        ids[subject],
        predicate,
        target if isinstance(target, Literal) else ids[target],
        (span,),
        f"{predicate}#verb",
        0.9,
        {k: (_value(k, v, ids, span),) for k, v in more.items() if k not in marks},
        attribution=f"a{holders.index(holder) + 1}" if holder else None,
        **(status | marks),
    )


def _value(name: str, value: str, ids: dict[str, str], span: tuple[int, int]) -> Value:
    if name == "action":
        return Action(value, span)
    return ids.get(value) or Literal(value, "date" if name == "date" else "string")


SYLLABLES = "ba do fe gu hi jo ka le mi no pa qui ro su ta ve wo xi ya zu".split()
GENERATED = (
    ("Person", "{} {}"),
    ("GovernmentBody", "Ministry of {} {}"),
    ("Company", "{} {} Lines"),
    ("Country", "{}land"),
    ("Order", "{} order"),
    ("Conference", "{} summit"),
)
VERBS = ("meets", "supports", "accuses", "memberOf", "sanctions", "condemns", "signed", "aids", "warns", "visits")


def generated(entities: int = 200, statements: int = 320, seed: int = 7) -> Reading:
    """One large reading in clusters of about 20 entities, with a few pairs apart from the rest."""
    rng = random.Random(seed)
    people = [_generated_entity(n, rng) for n in range(entities)]
    rows = [_generated_pair(n, entities, rng) for n in range(statements)]
    text = "Evidence stands here."
    attributions = tuple(
        Attribution(f"a{n}", f"e{n}", ((0, 1),), ((0, 1),), ((0, 1),), "indirect", "say") for n in range(1, 20)
    )
    made = tuple(
        Statement(
            f"s{n}",
            f"e{u + 1}",
            rng.choice(VERBS),
            f"e{v + 1}",
            ((0, 8),),
            "made#up",
            0.8,
            status="attributed" if n % 3 == 0 else "asserted",
            polarity="negative" if n % 17 == 0 else "positive",
            attribution=f"a{n % 19 + 1}" if n % 3 == 0 else None,
        )
        for n, (u, v) in enumerate(rows, 1)
    )
    return Reading(Document("generated", text), tuple(people), attributions=attributions, statements=made)


def _generated_entity(n: int, rng: random.Random) -> Entity:
    type, pattern = GENERATED[rng.choice((0, 0, 0, 1, 1, 2, 3, 4, 5))]
    names = ["".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 3)))).capitalize() for _ in range(2)]
    name = pattern.format(*names)
    return Entity(f"e{n + 1}", type, name, tuple(Mention(i, i + 1, "name") for i in range(rng.randint(1, 6))))


def _generated_pair(n: int, entities: int, rng: random.Random) -> tuple[int, int]:
    if n < 6:
        return entities - 2 * n - 1, entities - 2 * n - 2
    size = max((entities - 12) // 10, 1)
    cluster = rng.randrange(10) * size
    u, v = (cluster + min(int(rng.expovariate(0.12)), size - 1) for _ in range(2))
    if rng.random() < 0.12:
        v = rng.randrange(size * 10)
    return (u, v) if u != v else (u, (v + 1) % max(size * 10, 2))
