"""basedIn from "-based": "the [Oslo]-based bank Norland", "Norland Group is a [Newark]-based supplier".

Not: "evidence-based medicine" (no place), "an Oslo-based analyst said" (nobody named).
"""

from collections.abc import Iterator

from kg.reading.bearers import bearers
from kg.reading.parse import Token
from kg.reading.rules.scene import Finding, Scene, extent


def seat(scene: Scene) -> Iterator[Finding]:
    """basedIn for the bodies and persons that a "-based" word describes."""
    for token in scene.parse.tokens:
        place = _place_before(scene, token) if token.text.lower() in ("based", "headquartered") else None
        if place is None or token.dep not in ("amod", "compound", "nmod", "acl", "dep"):
            continue
        noun = token.head
        own = scene.table.at(noun)
        named = (
            [(own, noun)]
            if own is not None and noun > token.i
            else [(e, b) for b in bearers(scene.parse, noun) if (e := scene.table.at(b)) is not None]
        )
        for entity, at in named:
            if entity is not None and any(
                scene.ontology.is_a(scene.table.type_of(entity), t) for t in ("Organization", "Person")
            ):
                first = extent(scene, place, token.i - 1 if scene.table.at(token.i - 1) == place else token.i - 2)[0]
                yield Finding(
                    entity, "basedIn", place, min(first, at), max(token.i, at), "seat", noun if own is None else None
                )


def _place_before(scene: Scene, token: Token) -> int | None:
    """The place named right before "based", a hyphen apart."""
    at = token.i - 1
    if at > 0 and scene.parse.tokens[at].text in ("-", "–"):
        at -= 1
    entity = scene.table.at(at) if at >= 0 else None
    return entity if entity is not None and scene.ontology.is_a(scene.table.type_of(entity), "Place") else None
