"""Several together: "Anna Larsen and Peter Novak", "the Larsens", "his brother", "the couple"."""

from collections.abc import Sequence

from kg.reading.entities import EntityTable
from kg.reading.parse import Parse, Token
from kg.reading.person_nouns import gender_of_noun, is_person_noun
from kg.reading.phrases import left_edge, phrase
from kg.reading.referents import Referent, is_plural

_AGENTS = frozenset({"person", "people", "group", "body", "state"})
_SPOUSES = frozenset("wife husband spouse partner fiancee fiance girlfriend boyfriend bride groom".split())
_CHILDREN = frozenset("child kid baby infant toddler daughter son".split())
# What a couple is called, apart from "the Larsens".
_COUPLES = frozenset({"couple", "parent", "spouse", "newlywed"})
_SIBLINGS = {"brother": "m", "sister": "f", "sibling": "", "twin": ""}
_TWO = frozenset({"pair", "duo"})


def coordinated(parse: Parse, last: Token) -> list[int]:
    """The heads of the coordination that ends with the noun `last`; itself alone where it ends none."""
    heads = [last.i]
    if any(c > last.i and parse.tokens[c].pos in ("NOUN", "PROPN") for c in parse.below(last.i, "conj")):
        return heads
    while (token := parse.tokens[heads[0]]).dep == "conj" and token.head < token.i:
        if parse.tokens[token.head].pos not in ("NOUN", "PROPN"):
            return [last.i]
        heads.insert(0, token.head)
    if _begins_clause(parse, heads):
        return [last.i]
    joined = any(t.lemma in ("and", "&") for t in parse.tokens[heads[0] : last.i])
    return heads if joined else [last.i]


def _begins_clause(parse: Parse, heads: Sequence[int]) -> bool:
    """ "flew from Oslo and Anna was asked": the parser joined the subject of the next clause to an object."""
    after = heads[-1] + 1
    verb = after < len(parse.tokens) and parse.tokens[after].tag in ("VBD", "VBZ", "VBP", "MD")
    return verb and parse.tokens[heads[0]].dep in ("pobj", "dobj")


def phrase_of(parse: Parse, heads: Sequence[int]) -> tuple[int, int]:
    """First and last token of the whole coordination, the name of "his wife, Anna" with it."""
    named = (c for c in parse.below(heads[-1], "appos") if parse.tokens[c].tag in ("NNP", "NNPS"))
    return left_edge(parse, heads[0]), max(phrase(parse, h)[1] for h in (heads[-1], *named))


def members_kind(members: Sequence[Referent]) -> str:
    """The kind of referent that the members make together."""
    kinds = {m.kind for m in members}
    if kinds == {"person"}:
        return "person"
    return "group" if kinds & _AGENTS else "thing"


def family_of(table: EntityTable, members: Sequence[Referent]) -> int | None:
    """ "the Larsens", where all the members are called Larsen."""
    names = {
        table.drafts[m.entity].name.split()[-1] if m.entity is not None and m.kind == "person" else "" for m in members
    }
    surname = names.pop() if len(names) == 1 else ""
    called = (d.index for d in table.drafts if d.type == "Group" and d.named and d.name == surname + "s")
    return next(called, None) if surname else None


class Kin:
    """Who is whose brother, wife or child, by the possessives so far. Mutable while a document's references are resolved."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.owner_at: dict[int, Referent] = {}
        self._kin: dict[tuple[str, int], tuple[Referent, Referent]] = {}

    def owner(self, token: Token) -> Referent | None:
        """Who the possessive pronoun before the noun means."""
        return next((self.owner_at[c] for c in self.parse.below(token.i, "poss") if c in self.owner_at), None)

    def note(self, token: Token, kin: Referent) -> None:
        """ "his brother": whose brother he is."""
        owner = self.owner(token)
        if owner is not None and is_person_noun(token.lemma):
            self._kin[token.lemma, id(owner)] = (owner, kin)

    def related(self, token: Token, pairs: Sequence[Referent]) -> Referent | None:
        """Whom the noun means by what was said of their kin."""
        return self.known(token) or self.child(token) or self.couple(token, pairs)

    def known(self, token: Token) -> Referent | None:
        """ "his brother": whoever was called so of the same owner."""
        owner = self.owner(token)
        known = self._kin.get((token.lemma, id(owner)))
        return known[1] if known is not None and owner is not None else None

    def child(self, token: Token) -> Referent | None:
        """ "his daughter", "the baby": the child spoken of last as the owner's, or alone, whose gender agrees."""
        owner = self.owner(token)
        gender = gender_of_noun(token.lemma)
        if token.lemma not in _CHILDREN or token.tag != "NN" or (owner is None and self._is_indefinite(token)):
            return None
        fits = [
            kin
            for (noun, _), (parent, kin) in self._kin.items()
            if noun in _CHILDREN
            and kin.named
            and (gender in ("", kin.gender))
            and (owner is None or owner is parent or owner in parent.members)
        ]
        return fits[-1] if fits else None

    def called(self, noun: str) -> list[tuple[Referent, Referent]]:
        """Owners and owned of whom the noun was used."""
        return [pair for (lemma, _), pair in self._kin.items() if lemma == noun]

    def couple(self, token: Token, pairs: Sequence[Referent]) -> Referent | None:
        """ "the couple", "their parents", "the brothers": the two named together last who can be that."""
        if not (is_plural(token) or token.lemma in ("couple", *_TWO)) or self._is_indefinite(token):
            return None
        return next((pair for pair in reversed(pairs) if self._can_be(pair, token.lemma)), None)

    def _is_indefinite(self, token: Token) -> bool:
        words = {self.parse.tokens[c].text.lower() for c in self.parse.below(token.i, "det", "poss", "predet")}
        return not words & {"the", "both", "these", "his", "her", "their"}

    def _can_be(self, pair: Referent, noun: str) -> bool:
        if len(pair.members) != 2 or pair.kind != "person":
            return False
        if noun in _TWO:
            return True
        if noun in _SIBLINGS:
            fit = all(_SIBLINGS[noun] in ("", m.gender) for m in pair.members)
            return fit and self._related(pair, frozenset(_SIBLINGS))
        return noun in _COUPLES and self._related(pair, _SPOUSES)

    def _related(self, pair: Referent, nouns: frozenset[str]) -> bool:
        return any(
            {id(owner), id(kin)} == {id(m) for m in pair.members}
            for (noun, _), (owner, kin) in self._kin.items()
            if noun in nouns
        )
