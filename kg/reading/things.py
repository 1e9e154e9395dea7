"""What the phrase of a token stands for: an entity already mentioned, or a nameless thing that a statement needs."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.model import Time
from kg.ontology import Ontology
from kg.reading.entities import EntityTable
from kg.reading.parse import Parse
from kg.reading.phrases import phrase, phrase_name, semantic_head
from kg.reading.typing import HeadNouns, class_of_head

_INDEFINITE = frozenset({"a", "an", "another", "some", "any", "no", "every", "each"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})
_SOME = frozenset(
    "some several few many most one quarter half third percent majority minority fraction part share number".split()
)
# "all of the ministers" are the ministers.
_WHOLE = frozenset({"all", "both", "each", "either", "neither", "none"})
# Half a word: "[anti]-discrimination law" is not about an anti.
# What a court's act is called in the same text: "issued an order ... this ruling". A "decision" may be anybody's.
_COURT_ACTS = frozenset("order ruling judgment judgement verdict injunction".split())
_DATED = frozenset({"the", "this", "that", "of", "from", "dated", "on"})
_PREFIXES = frozenset({"anti", "pro", "non", "pre", "post", "ex"})


class Things:
    """Looks up and, where a statement needs them, makes the entities that phrases stand for. Mutable as its table."""

    def __init__(
        self,
        parse: Parse,
        table: EntityTable,
        nouns: HeadNouns,
        ontology: Ontology,
        times: Mapping[int, Sequence[Time]],
    ) -> None:
        self.parse = parse
        self.table = table
        self.nouns = nouns
        self.ontology = ontology
        self.times_of = times
        self._by_name: dict[tuple[str, str], int] = {}
        self._by_lemma: dict[str, list[int]] = defaultdict(list)
        # The words of the dates that go with a thing: "[issued an order on 22 February]".
        self._starts = [t.start for t in parse.tokens]
        self._dates: dict[int, set[str]] = defaultdict(set)
        self._roles: dict[str, int] = {}
        self._nobodies: dict[int, int] = {}
        self._in_time = frozenset(
            i
            for i in range(len(parse.tokens))
            if parse.tokens[i].ent in ("DATE", "TIME", "PERCENT", "MONEY", "ORDINAL")
        )

    def class_of(self, token: int) -> str | None:
        """The class of the thing that the phrase of `token` stands for; None for times, pronouns and clauses."""
        entity = self._entity_at(token)
        if entity is not None:
            return self.table.type_of(entity)
        found = self.parse.tokens[token]
        if found.pos not in ("NOUN", "PROPN") or token in self._in_time or found.lemma in _PREFIXES:
            return None
        cls = class_of_head(self.parse, token, self.nouns)
        if cls is None and found.lemma in self.nouns.roles:
            return "Person" if found.tag in ("NN", "NNP") else "Group"
        if cls == "Person" and found.tag == "NNS":
            return "Group"
        return cls or "Thing"

    def is_a(self, token: int, cls: str) -> bool:
        """Whether the phrase of `token` stands for a thing of the class."""
        found = self.class_of(semantic_head(self.parse, token))
        return found is not None and self.ontology.is_a(found, cls)

    def _entity_at(self, token: int) -> int | None:
        """The entity mentioned at the token, unless the token is a modifier inside a larger phrase's head."""
        return self.table.at(token)

    def entity(self, token: int) -> int | None:
        """The entity of the phrase of `token`, made if need be; None where the phrase stands for none."""
        head = semantic_head(self.parse, token)
        found = self._entity_at(head)
        part = head != token and self._is_part(token, head)
        if found is not None and not part:
            return found
        cls = self.class_of(head)
        if cls is None:
            return None
        return self._nominal(token, head, cls)

    def _is_part(self, token: int, head: int) -> bool:
        """ "[three] of the ministers", "[some] of them": part of those spoken of, and not they."""
        quantity = self.parse.tokens[token]
        some = quantity.tag == "CD" or quantity.lemma in _SOME
        named = self.parse.tokens[head].tag == "NNP"
        return some and not named and self.parse.tokens[head].pos in ("NOUN", "PROPN")

    def nobody(self, verb: int) -> int:
        """The unnamed doer of a passive, told by its verb alone: "Peter Novak was [arrested]"; one for each verb."""
        if verb not in self._nobodies:
            self._nobodies[verb] = self.table.new("Agent", "somebody (unnamed)")
            self.table.drafts[self._nobodies[verb]].mentions.append((verb, verb, "nominal"))
        return self._nobodies[verb]

    def role(self, label: str, first: int, last: int) -> int:
        """The role of that label; one entity a document."""
        if label not in self._roles:
            self._roles[label] = self.table.new("Role", label)
        draft = self.table.drafts[self._roles[label]]
        if (first, last, "nominal") not in draft.mentions:
            draft.mentions.append((first, last, "nominal"))
        return draft.index

    def _nominal(self, token: int, head: int, cls: str) -> int:
        name = phrase_name(self.parse, head)
        if self.parse.tokens[token].lemma not in _WHOLE and token != head:
            name = self.parse.words(min(token, phrase(self.parse, token)[0]), phrase(self.parse, token)[1])
            name = name[0].lower() + name[1:]
        owner = self.table.at(phrase(self.parse, head)[0])
        if name.lower().startswith("whose "):
            name = f"{self.table.drafts[owner].name}'s {name[6:]}" if owner is not None else name[6:]
        lemma = self.parse.tokens[head].lemma
        determiner = next((self.parse.tokens[c].text.lower() for c in self.parse.below(head, "det")), "")
        bare = name.split()[-1:] == [name] and determiner in _DEFINITE
        found = None
        dated = self._dated(head) if determiner in _DEFINITE else set()
        if bare and self._by_lemma[lemma]:
            found = self._by_lemma[lemma][-1]
        elif (bare or dated) and (alike := self._alike(lemma, dated)) is not None:
            found = alike
        elif determiner not in _INDEFINITE:
            found = self._by_name.get((cls, name.lower()))
        if found is None:
            found = self.table.new(cls, name)
            self._by_name[(cls, name.lower())] = found
            self._by_lemma[lemma].append(found)
        self._dates[found] |= self._date_words(head)
        first, last = phrase(self.parse, head)
        numbered = self.parse.tokens[head].tag == "NNP" and last > head and self.parse.tokens[last].tag == "CD"
        self._mention(found, min(first, token), last, "name" if numbered else "nominal", head)
        return found

    def _alike(self, lemma: str, dated: set[str]) -> int | None:
        """The thing of that noun and date, or of a noun that means the same, which was spoken of last."""
        lemmas = _COURT_ACTS if lemma in _COURT_ACTS else {lemma}
        things = sorted(thing for other in lemmas for thing in self._by_lemma[other])
        fits = [thing for thing in things if not dated or dated <= self._dates[thing]]
        return fits[-1] if fits and (dated or lemma in _COURT_ACTS) else None

    def _dated(self, head: int) -> set[str]:
        """The date's words where nothing but a date goes with the noun: "the [22 February] order"."""
        first, last = phrase(self.parse, head)
        others = [i for i in range(first, last + 1) if i != head and self.parse.tokens[i].text.lower() not in _DATED]
        if not others or not all(self.parse.tokens[i].ent == "DATE" for i in others):
            return set()
        return {self.parse.tokens[i].text.lower() for i in others}

    def _date_words(self, head: int) -> set[str]:
        """The words of the dates in the noun's phrase, and of those of the act that brings it about."""
        verb = self.parse.tokens[head].head
        brought = self.parse.tokens[head].dep in ("dobj", "nsubjpass") and self.parse.tokens[verb].pos == "VERB"
        times = [*self.times_of.get(head, ()), *(self.times_of.get(verb, ()) if brought else ())]
        first, last = phrase(self.parse, head)
        tokens = [t for t in self.parse.tokens[first : last + 1] if t.ent == "DATE"]
        for time in times:
            tokens += self.parse.tokens[bisect_left(self._starts, time.start) : bisect_left(self._starts, time.end)]
        return {t.text.lower() for t in tokens}

    def _mention(self, entity: int, first: int, last: int, kind: str, head: int) -> None:
        """Only the head token looks the thing up: the names inside its phrase keep their own entities."""
        draft = self.table.drafts[entity]
        if (first, last, kind) not in draft.mentions:
            draft.mentions.append((first, last, kind))  # type: ignore[arg-type]
        draft.named = draft.named or kind == "name"
        self.table.at_token.setdefault(head, entity)
