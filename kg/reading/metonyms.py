"""Capitals that act: "Baku rejected the offer" is about a government, "they met in Baku" about a place."""

from collections.abc import Sequence

from kg.known import Known, KnownEntities
from kg.reading.attribution import Said
from kg.reading.clauses import Clause
from kg.reading.entities import Draft, EntityTable
from kg.reading.parse import Parse

# What a city can do or be as a city.
LOCATIONAL = frozenset(
    {"be", "host", "lie", "have", "see", "witness", "remain", "become", "stand", "grow", "celebrate"}
)

# Whom one does this to is no city: "accused London of bad faith", "urged Moscow to withdraw".
TO_WHOM = frozenset(
    "accuse urge criticise criticize condemn blame warn thank ask tell call assure inform notify threaten pressure press "
    "persuade sue sanction lobby denounce congratulate rebuke implore beg remind oblige advise".split()
)

# What is between governments, and what a government has: "tension between Paris and Rome", "Tehran's envoy".
BETWEEN = frozenset(
    "relation relationship tie tension talk agreement dispute war conflict dialogue negotiation trust treaty cooperation "
    "rift row feud alliance truce consultation contact".split()
)
OWNED = frozenset(
    "envoy ambassador position stance demand policy ally leadership proposal offer refusal claim government army troops "
    "ministry response reaction foe rival adversary negotiator diplomat delegation".split()
)


def mark_metonyms(table: EntityTable, clauses: Sequence[Clause], said: Sequence[Said], known: KnownEntities) -> None:
    """Move the mentions of a capital that acts, or speaks, to the state it stands for."""
    actors = {s for c in clauses if not (c.kind == "verb" and c.lemma in LOCATIONAL) for s in _actors(c)}
    actors |= _owners(table.parse)
    actors |= {s.source for s in said if s.source is not None}
    for token in sorted(actors):
        entity = table.at(token)
        draft = table.drafts[entity] if entity is not None else None
        if draft is not None and draft.type == "City" and draft.known and not _is_called_so(draft, token):
            state = known.metonym_of(draft.known.label)
            if state is not None:
                _move(table, token, draft.index, state)


def _owners(parse: Parse) -> set[int]:
    """Who has an envoy or a position, and those between whom there are relations or talks."""
    found: set[int] = set()
    for token in parse.tokens:
        if token.lemma in OWNED:
            found.update(parse.below(token.i, "poss"))
        if token.lemma in BETWEEN:
            ends = [
                o
                for p in parse.below(token.i, "prep")
                if parse.tokens[p].text == "between"
                for o in parse.below(p, "pobj")
            ]
            found.update(end for first in ends for end in (first, *parse.below(first, "conj")))
    return found


def _is_called_so(draft: Draft, token: int) -> bool:
    """ "The city of Oslo sent a letter. It ...": the city itself, by its noun or by a pronoun after it."""
    own = next((m for m in draft.mentions if m[0] <= token <= m[1]), None)
    if own is None or own[2] == "name":
        return False
    before = [(m[1], m[2] == "nominal") for m in draft.mentions if m[1] < own[0] and m[2] != "pronoun"]
    return own[2] == "nominal" or (bool(before) and max(before)[1])


def _actors(clause: Clause) -> tuple[int, ...]:
    if clause.kind == "noun":
        return (*clause.slots.get("by", ()), *clause.slots.get("poss", ()))
    objects = clause.slots.get("obj", ()) if clause.lemma in TO_WHOM else ()
    called = clause.slots.get("on", ()) if clause.lemma.split()[0] == "call" else ()
    return (*clause.slots.get("subj", ()), *objects, *called)


def _move(table: EntityTable, token: int, city: int, state: Known) -> None:
    target = next((d.index for d in table.drafts if d.known == state), None)
    if target is None:
        target = table.new(state.type, state.label, known=state)
    draft = table.drafts[city]
    for mention in [m for m in draft.mentions if m[0] <= token <= m[1]]:
        draft.mentions.remove(mention)
        table.drafts[target].mentions.append((mention[0], mention[1], "metonym"))
        for i in range(mention[0], mention[1] + 1):
            table.at_token[i] = target
    draft.named = any(kind == "name" for _, _, kind in draft.mentions)
    table.drafts[target].named = True
