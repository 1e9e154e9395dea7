"""Nouns read as clauses: "the blockade of A by B", "the order by the Court", "B's attack on A", "the Norwegian reply".

In the spirit of NOMLEX (Macleod et al. 1998): `by`, a possessive or a premodifying name is the subject; `of` is the
object, or the subject of nouns that have no other. Slots: subj, obj, poss, mod, self, and every preposition.
"""

from collections import defaultdict
from collections.abc import Collection

from kg.reading.clauses import Clause, prepositions
from kg.reading.parse import Parse
from kg.reading.phrases import expand


def find_nominals(parse: Parse, lemmas: Collection[str]) -> tuple[Clause, ...]:
    """A clause for every common noun whose lemma is one of `lemmas`, in text order."""
    return tuple(_nominal(parse, t.i) for t in parse.tokens if t.lemma in lemmas and t.pos in ("NOUN", "PROPN") and t.dep not in ("compound", "amod"))


def _nominal(parse: Parse, i: int) -> Clause:
    slots: dict[str, list[int]] = defaultdict(list)
    slots["self"] = [i]
    for child in parse.children[i]:
        token = parse.tokens[child]
        if token.dep == "poss":
            slots["poss"] += expand(parse, child)
        elif token.dep in ("compound", "amod", "nmod") and token.text[:1].isupper():
            slots["mod"].append(child)
    for prep, heads in prepositions(parse, i):
        slots[prep] += heads
    _move_stranded_of(parse, slots)
    slots["subj"] = slots["by"] or slots["poss"] or slots["mod"]
    slots["obj"] = slots["of"]
    kept = {name: tuple(dict.fromkeys(heads)) for name, heads in slots.items() if heads}
    return Clause(i, "noun", parse.tokens[i].lemma, kept)


def _move_stranded_of(parse: Parse, slots: dict[str, list[int]]) -> None:
    """ "violation by A of the rights": the parser hangs "of the rights" on the name A, which takes no complement."""
    for agent in list(slots["by"]):
        if parse.tokens[agent].tag not in ("NNP", "NNPS") or slots["of"]:
            continue
        for prep, heads in prepositions(parse, agent):
            inside_name = parse.tokens[heads[0]].ent and parse.tokens[heads[0]].ent == parse.tokens[agent].ent
            if prep == "of" and not inside_name:
                slots["of"] += heads
