"""What a text speaks of, as candidates for its pronouns: named entities and nameless phrases alike.

A pronoun whose antecedent has no name ("the convoy ... it") must not go to the nearest name, so the nameless phrases
have to stand among the candidates.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kg.ontology import Ontology
from kg.reading.parse import Parse, Token

# Kinds of referents by the class of ontology they fall under; the first that fits.
_KINDS = (
    ("Person", "person"), ("EthnicGroup", "people"), ("Group", "group"), ("GeopoliticalEntity", "state"), ("Organization", "body"),
    ("Place", "place"), ("Facility", "place"), ("Instrument", "text"), ("Event", "event"),
)  # fmt: skip
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_NOMINAL = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "poss", "dative", "ROOT", "oprd", "appos", "dep", "attr"}
)
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_NO_THING = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})
# Nouns that pronouns seldom mean: measures, times, manners, and what only holds a phrase together.
_EMPTY = frozenset(
    "time year day week month hour minute moment second decade century today tomorrow yesterday morning evening night way "
    "part number lot kind sort type bit case fact example instance reason point thing rest end beginning addition "
    "order account behalf response front place course use need percent cent dollar euro one other none".split()
)

# Nouns of several that act as one or as many: "the couple ... they".
COLLECTIVES = frozenset(
    "couple pair duo trio family crew staff team audience crowd band gang squad crew jury panel public youth clergy".split()
)


@dataclass(frozen=True, slots=True)
class Place:
    """One mention: its head token, sentence number, grammatical role, its verb, and the pronoun it is.

    `clause` is the verb whose subject `verb` shares: "passed the act and [sent] it" belongs to the clause of "passed".
    """

    head: int
    sentence: int
    role: str
    clause: int
    verb: int
    main: bool
    pronoun: str = ""
    form: str = ""


@dataclass(slots=True, eq=False)
class Referent:
    """Something that mentions share. `entity` is its index in the table, or None while it is nameless.

    A coordination has `members`, and stands at the tokens `span`, both included.
    """

    kind: str
    plural: bool | None
    gender: str
    lemma: str
    entity: int | None = None
    named: bool = False
    places: list[Place] = field(default_factory=list)
    type: str = "Thing"
    gender_by_name: bool = False
    members: "tuple[Referent, ...]" = ()
    span: tuple[int, int] = (0, 0)


def kind_of(type: str, ontology: Ontology) -> str:
    """The kind of referent that the class makes."""
    return next((kind for cls, kind in _KINDS if ontology.is_a(type, cls)), "thing")


def place_of(parse: Parse, head: int, sentence: Mapping[int, int], pronoun: str = "") -> Place:
    """Where the mention with that head token stands."""
    role, verb = role_of(parse, head)
    clause = subject_bearer(parse, verb)
    main = parse.tokens[clause].dep in ("ROOT", "ccomp") or parse.tokens[clause].head == clause
    return Place(
        head, sentence.get(head, 0), role, clause, verb, main, pronoun, "" if pronoun else form_of(parse, head)
    )


def form_of(parse: Parse, head: int) -> str:
    """How the phrase is written: a name, or definite, indefinite, owned or bare; a relative word."""
    if parse.tokens[head].tag in ("WP", "WDT"):
        return "relative"
    if parse.tokens[head].tag in ("NNP", "NNPS"):
        return "name"
    words = {parse.tokens[c].text.lower(): parse.tokens[c].dep for c in parse.below(head, "det", "poss")}
    if "poss" in words.values():
        return "owned"
    if words.keys() & {"the", "this", "that", "these", "those", "both"}:
        return "definite"
    return "indefinite" if words else "bare"


def role_of(parse: Parse, i: int) -> tuple[str, int]:
    """The grammatical role (subj, obj, obl, inner, poss, mod, appos, root) and the governing verb or root."""
    token = parse.tokens[i]
    for _ in range(8):
        if (
            token.dep in ("conj", "appos")
            and token.head != token.i
            and parse.tokens[token.head].pos in ("NOUN", "PROPN", "PRON")
        ):
            token = parse.tokens[token.head]
        else:
            break
    above = parse.tokens[token.head]
    if token.dep in _SUBJECTS or (token.dep == "attr" and parse.has(token.head, "expl")):  # "there is [a road]"
        return "subj", verb_above(parse, token.i)
    if token.dep in ("dobj", "dative", "oprd"):
        return "obj", verb_above(parse, token.i)
    if token.dep == "pobj":
        outer = parse.tokens[above.head]
        return ("obl" if outer.pos in ("VERB", "AUX") or above.head == above.i else "inner"), verb_above(parse, token.i)
    if token.dep == "poss":
        return "poss", verb_above(parse, token.i)
    if token.dep in ("compound", "amod", "nmod"):
        return "mod", verb_above(parse, token.i)
    if token.dep == "ROOT":
        return "root", token.i
    return "other", verb_above(parse, token.i)


def verb_above(parse: Parse, i: int) -> int:
    """The nearest verb above token `i`, or its root."""
    at = parse.tokens[i].head
    for _ in range(40):
        token = parse.tokens[at]
        if token.pos in ("VERB", "AUX") or token.head == at:
            return at
        at = token.head
    return at


def subject_bearer(parse: Parse, verb: int) -> int:
    """Of coordinated verbs that share a subject, the one that has it."""
    for _ in range(8):
        token = parse.tokens[verb]
        if token.dep != "conj" or token.head == verb or parse.has(verb, *_SUBJECTS):
            break
        verb = token.head
    return verb


def subject_ahead(parse: Parse, pronoun: Token) -> int | None:
    """The subject after the comma that closes the fronted phrase which the possessive pronoun begins, else None."""
    owned = parse.tokens[pronoun.head]
    prep = parse.tokens[owned.head]
    verb = parse.tokens[prep.head]
    fronted = owned.dep == "pobj" and prep.dep == "prep" and prep.i < verb.i and verb.pos in ("VERB", "AUX")
    if pronoun.tag != "PRP$" or not fronted or prep.lemma.lower() in ("like", "unlike", "to"):
        return None
    subject = next((s for s in parse.below(verb.i, *_SUBJECTS) if s > pronoun.i), None)
    if subject is None:
        return None
    first = min(parse.subtree(subject))
    return subject if parse.tokens[first - 1].text == "," and prep.i == pronoun.i - 1 else None


def nominal_heads(parse: Parse, taken: Mapping[int, int]) -> Iterator[Token]:
    """The head nouns of phrases without a name, where a pronoun could mean them."""
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep not in _NOMINAL or token.i in taken:
            continue
        empty = token.lemma in _EMPTY or (token.lemma == "side" and token.tag == "NN")
        if token.ent not in _NO_THING and not empty and token.text[:1].isalpha():
            yield token


def is_plural(token: Token) -> bool:
    """Whether the noun is written as a plural, or means many ("people", "police")."""
    return token.tag in _PLURAL_TAGS or token.lemma in ("people", "police")
