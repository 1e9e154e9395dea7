"""Three short documents as extraction would give them, one of them hostile; places are found by their words."""

from collections.abc import Mapping

from kg.model import Action, Attribution, Document, Entity, Literal, Mention, Reading, Span, Statement, Value

NOTE = """Norland and the strait 🛳️

Anna Larsen is foreign minister of Norland. On 14 March 2024 the Straits Court ordered Ruritania to reopen the strait.

“Ruritania blockades the strait,” Anna Larsen said on 15 March 2024. She condemned Ruritania.
"""
REPLY = """Ruritania replies

Peter Novak said that Ruritania does not blockade the strait. He said Norland threatens Ruritania.
Ruritania plans to leave the Treaty of Lysby in May 2024.
"""
HOSTILE = """</script><b id="hostile">Bold</b>

<img src=x onerror="window.hostile=1"> Evil & Sons signed <script>window.hostile=1</script> on 1 April 2024. {{script}} <!--
"""

CAST = {
    "larsen": ("Person", "Anna Larsen", "She"),
    "novak": ("Person", "Peter Novak", "He"),
    "norland": ("Country", "Norland"),
    "ruritania": ("Country", "Ruritania"),
    "court": ("Court", "Straits Court"),
    "strait": ("Place", "the strait"),
    "minister": ("Role", "foreign minister"),
    "treaty": ("Treaty", "Treaty of Lysby"),
    "evil": ("Company", "Evil & Sons"),
    "script": ("Treaty", "<script>window.hostile=1</script>"),
}


def places(text: str, words: str) -> list[Span]:
    """Every place of the words in the text."""
    found, at = [], text.find(words)
    while at >= 0:
        found.append((at, at + len(words)))
        at = text.find(words, at + 1)
    assert found, words
    return found


def entity(name: str, text: str) -> Entity:
    """The entity with all places where the text has one of its names."""
    type, *names = CAST[name]
    mentions = sorted({span for words in names if words in text for span in places(text, words)})
    return Entity(name, type, names[0], tuple(Mention(*span, "name") for span in mentions), tuple(names[1:]))


def statement(
    id: str,
    text: str,
    triple: str,
    words: str,
    *,
    qualifiers: Mapping[str, tuple[Value, ...]] | None = None,
    **more: str,
) -> Statement:
    subject, predicate, object = triple.split()
    span = places(text, words)[0]
    return Statement(id, subject, predicate, object, (span,), f"{predicate}#verb", 0.9, qualifiers or {}, **more)  # type: ignore[arg-type]


def said(id: str, text: str, holder: str, source: str, cue: str, content: str, channel: str, date: str) -> Attribution:
    spans = [tuple(places(text, words)[:1]) for words in (source, cue, content)]
    return Attribution(id, holder, *spans, channel, "say", date=date)  # type: ignore[arg-type]


def note() -> Reading:
    action = "reopen the strait"
    at = places(NOTE, action)[0]
    return Reading(
        Document("note", NOTE, title="Norland and the strait", date="2024-03-16", sha256="1"),
        tuple(entity(n, NOTE) for n in ("larsen", "norland", "ruritania", "court", "strait", "minister")),
        attributions=(said("a1", NOTE, "larsen", "Anna Larsen said".removesuffix(" said"), "said", "Ruritania blockades the strait,", "direct", "2024-03-15"),),
        statements=(
            statement("s1", NOTE, "larsen holdsRole minister", "Anna Larsen is foreign minister of Norland", qualifiers={"of": ("norland",)}),
            statement(
                "s2", NOTE, "court obliges ruritania", "On 14 March 2024 the Straits Court ordered Ruritania to reopen the strait",
                qualifiers={"date": (Literal("2024-03-14", "date"),), "action": (Action(action, at),)},
            ),
            statement("s3", NOTE, "ruritania blockades strait", "Ruritania blockades the strait", status="attributed", attribution="a1"),
            statement("s4", NOTE, "larsen condemns ruritania", "She condemned Ruritania"),
        ),
    )  # fmt: skip


def reply() -> Reading:
    return Reading(
        Document("reply", REPLY, title="Ruritania replies", date="2024-03-18", sha256="2"),
        tuple(entity(n, REPLY) for n in ("novak", "norland", "ruritania", "strait", "treaty")),
        attributions=(
            said("a1", REPLY, "novak", "Peter Novak", "said", "Ruritania does not blockade the strait", "indirect", "2024-03-18"),
            said("a2", REPLY, "novak", "He", "said", "Norland threatens Ruritania", "indirect", "2024-03-18"),
        ),
        statements=(
            statement("s1", REPLY, "ruritania blockades strait", "Ruritania does not blockade the strait", polarity="negative", status="attributed", attribution="a1"),
            statement("s2", REPLY, "norland threatens ruritania", "Norland threatens Ruritania", status="attributed", attribution="a2"),
            statement("s3", REPLY, "ruritania withdrawsFrom treaty", "Ruritania plans to leave the Treaty of Lysby in May 2024", status="planned", qualifiers={"date": (Literal("2024-05", "date"),)}),
        ),
    )  # fmt: skip


def hostile() -> Reading:
    words = "Evil & Sons signed <script>window.hostile=1</script> on 1 April 2024"
    return Reading(
        Document("</script><b>id", HOSTILE, title='</script><b id="hostile">Bold</b>', sha256="3"),
        (entity("evil", HOSTILE), entity("script", HOSTILE)),
        statements=(statement("s1", HOSTILE, "evil signed script", words, qualifiers={"date": (Literal("2024-04-01", "date"),)}),),
    )  # fmt: skip


def samples() -> list[Reading]:
    return [note(), reply(), hostile()]
