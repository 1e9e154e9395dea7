"""The identity graph: links between entities of documents, each with its verdict, reason and strength."""

from collections import defaultdict
from collections.abc import Mapping

from kg.identity.index import Identity, Placed
from kg.identity.model import Link, Occurrence, Verdict


def links(identity: Identity) -> list[Link]:
    """All links, sorted. Of many that are one, each is linked with the first of them; who may be either, with both;
    who share a name and are not one, by the first of each."""
    first = firsts(identity.placed)
    found = [link for occurrence, placed in identity.placed.items() for link in _of(occurrence, placed, first)]
    for a, b, _, reason in identity.differences():
        verdict: Verdict = "different" if reason else "undecided"
        why = reason or "same full name, nothing in common"
        pair = sorted((first[a], first[b]))
        found.append(Link(pair[0], pair[1], verdict, why, 0.9 if reason else 0.5))
    return sorted(found, key=lambda link: (link.a, link.b, link.verdict))


def firsts(placed: Mapping[Occurrence, Placed]) -> dict[str, Occurrence]:
    """The first occurrence of each IRI."""
    of: defaultdict[str, list[Occurrence]] = defaultdict(list)
    for occurrence, place in placed.items():
        of[place.iri].append(occurrence)
    return {iri: min(found) for iri, found in of.items()}


def _of(occurrence: Occurrence, placed: Placed, first: Mapping[str, Occurrence]) -> list[Link]:
    anchor = first[placed.iri]
    same = [Link(occurrence, anchor, "same", placed.reason, placed.strength)] if anchor != occurrence else []
    return same + [Link(occurrence, first[iri], "undecided", placed.reason, placed.strength) for iri in placed.rivals]
