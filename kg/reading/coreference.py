"""Pronouns and descriptions: who "he", "it", "the Court", "the foreign minister" and "the latter" are.

One pass in text order over names, nameless phrases and pronouns. Each pronoun goes to the best candidate before it
(`kg.reading.salience`), named or not; where nothing fits, nothing is resolved: a wrong antecedent costs more than none.
"""

from collections.abc import Sequence

from kg.ontology import Ontology
from kg.reading.attribution import Said
from kg.reading.bearers import beside
from kg.reading.binding import GENDER, GROUPS, Pronoun, agrees
from kg.reading.clauses import relative_antecedents
from kg.reading.descriptions import described, is_plain, is_taken_for, place_called, predicated
from kg.reading.entities import EntityTable
from kg.reading.expletives import is_expletive
from kg.reading.groups import Kin, coordinated, family_of, members_kind, phrase_of
from kg.reading.names import head_of
from kg.reading.naming import named_nouns
from kg.reading.parse import Parse, Token
from kg.reading.person_nouns import gender_of_noun, is_person_noun
from kg.reading.phrases import left_edge, phrase
from kg.reading.referents import COLLECTIVES, Referent, is_plural, kind_of, nominal_heads, place_of, subject_ahead
from kg.reading.roles import RoleFinding
from kg.reading.salience import WINDOW, best_referent
from kg.reading.speakers import named_in_own_words, resolve_first_person, speaker_of, speeches_at, texts_that_speak
from kg.reading.typing import HeadNouns, class_of_head
from kg.reading.unnamed import new_entity

# Beyond so many candidates those out of every pronoun's reach are dropped.
MAX_ACTIVE = 300


def resolve_references(
    parse: Parse,
    table: EntityTable,
    said: Sequence[Said],
    roles: Sequence[RoleFinding],
    nouns: HeadNouns,
    ontology: Ontology,
    agents: frozenset[int] = frozenset(),
) -> None:
    """Add the mentions of pronouns and descriptions to the table, in text order; first persons last.

    `agents` are the tokens that stand where only persons, bodies and states can: "[it] urged", "[they] signed".
    """
    scene = _Scene(parse, table, said, roles, nouns, ontology, agents)
    for i, what in _events(scene):
        if what == "name":
            scene.see_name(i)
        elif what == "noun":
            scene.see_noun(parse.tokens[i])
            scene.see_pair(parse.tokens[i])
        elif what == "relative":
            scene.see_relative(parse.tokens[i])
        else:
            scene.see_pronoun(parse.tokens[i])
    resolve_first_person(parse, table, said, texts_that_speak(ontology))


def _events(scene: "_Scene") -> list[tuple[int, str]]:
    """The tokens where something is mentioned, and as what."""
    parse, table = scene.parse, scene.table
    events = [(last, "name") for last in scene.named_at]
    events += [(t.i, "noun") for t in nominal_heads(parse, table.at_token)]
    events += [(t.i, "noun") for t in parse.tokens if t.text.lower() in ("latter", "former") and table.at(t.i) is None]
    pronouns = (
        t for t in parse.tokens if t.text.lower() in GROUPS and t.tag in ("PRP", "PRP$") and table.at(t.i) is None
    )
    events += [(t.i, "relative") for t in parse.tokens if t.tag in ("WP", "WDT") and t.dep in ("nsubj", "nsubjpass")]
    return sorted({*events, *((t.i, "pronoun") for t in pronouns)})


class _Scene:
    """The referents so far. Mutable while a document's references are resolved."""

    def __init__(
        self,
        parse: Parse,
        table: EntityTable,
        said: Sequence[Said],
        roles: Sequence[RoleFinding],
        nouns: HeadNouns,
        ontology: Ontology,
        agents: frozenset[int],
    ) -> None:
        self.agents = agents
        self.parse, self.table, self.roles, self.nouns, self.ontology = parse, table, roles, nouns, ontology
        self.sentence = {i: k for k, (first, last) in enumerate(parse.sentences) for i in range(first, last)}
        self.sources = frozenset(s.source for s in said if s.source is not None)
        self.speeches = speeches_at(parse, said)
        self.spoken_of = named_in_own_words(parse, table, said)
        self.active: dict[int, Referent] = {}
        self.of_entity: dict[int, Referent] = {}
        self.of_lemma: dict[str, Referent] = {}
        self.kin = Kin(parse)
        self.named_nouns = named_nouns(parse, table, nouns, ontology)
        # The referent of each head token, and the coordinations so far.
        self.at: dict[int, Referent] = {}
        self.pairs: list[Referent] = []
        self.named_at: dict[int, list[tuple[int, int]]] = {}
        for draft in table.drafts:
            for first, last, _ in draft.mentions:
                self.named_at.setdefault(last, []).append((draft.index, first))

    def see_name(self, last: int) -> None:
        """Names end at token `last`: their entities are mentioned."""
        for entity, first in self.named_at[last]:
            head = head_of(self.parse, first, last)
            self.mention(self.referent(entity), head)
            self.see_pair(self.parse.tokens[head])

    def referent(self, entity: int) -> Referent:
        """The referent of an entity of the table."""
        if entity not in self.of_entity:
            draft = self.table.drafts[entity]
            kind = kind_of(draft.type, self.ontology)
            plural = True if kind == "people" else None if kind == "group" else False
            made = Referent(kind, plural, draft.gender, "", entity, draft.named, gender_by_name=bool(draft.gender))
            self.of_entity[entity] = made
        return self.of_entity[entity]

    def mention(self, referent: Referent, head: int, pronoun: str = "") -> None:
        """The referent is mentioned at the token; those not mentioned for long are no candidates any more."""
        referent.places.append(place_of(self.parse, head, self.sentence, pronoun))
        self.active[id(referent)] = referent
        self.at[head] = referent
        if len(self.active) > MAX_ACTIVE:
            oldest = self.sentence.get(head, 0) - max(WINDOW.values())
            self.active = {k: r for k, r in self.active.items() if r.places[-1].sentence >= oldest}

    def see_noun(self, token: Token) -> None:
        """A phrase without a name: a description of something named, a nameless thing seen before, or a new one."""
        subject = predicated(self.parse, token)
        if subject is not None and (entity := self.table.at(subject)) is not None:
            self.table.describe(entity, *phrase(self.parse, token.i), token.i)
            self.of_lemma[token.lemma] = self.referent(entity)
            return
        if (named := self._named_beside(token)) is not None:
            self.table.describe(named, *phrase(self.parse, token.i), token.i)
            self.of_lemma[token.lemma] = self.referent(named)
            self.kin.note(token, self.referent(named))
            self.mention(self.referent(named), token.i)
            return
        if is_taken_for(self.parse, token):
            return
        found = described(self.parse, self.table, token, self.roles, self.nouns, self.ontology)
        if found is not None and not self._is_another(token, found):
            self.table.mention(found, left_edge(self.parse, token.i), token.i, "nominal")
            self.mention(self.referent(found), token.i)
            if token.dep == "appos":
                self.of_lemma[token.lemma] = self.referent(found)
        elif token.pos in ("NOUN", "PROPN") and token.dep not in ("attr", "appos", "oprd"):
            referent = self.kin.related(token, self.pairs) or self._nameless(token)
            self.kin.note(token, referent)
            self.mention(referent, token.i)
            if referent.members and referent.entity is None:
                self._make_entity(referent)
            if referent.entity is not None:
                self.table.describe(referent.entity, *phrase(self.parse, token.i), token.i)

    def see_pair(self, token: Token) -> None:
        """ "Anna Larsen and Peter Novak": the last of the conjuncts makes a plural that "they" may mean."""
        heads = coordinated(self.parse, token)
        members = tuple(self.at[h] for h in heads if h in self.at)
        if len(heads) < 2 or len(members) < len(heads):
            return
        if members_kind(members) == "thing" and not any(m.named for m in members):
            return
        if self._is_of_one(heads):
            return
        family = family_of(self.table, members)
        pair = self.referent(family) if family is not None else Referent("", True, "", "")
        pair.kind, pair.plural, pair.members = members_kind(members), True, members
        pair.named = all(m.named for m in members)
        pair.span = phrase_of(self.parse, heads)
        self.pairs.append(pair)
        at = self.at[heads[0]]
        self.mention(pair, heads[0])
        self.at[heads[0]] = at

    def _is_of_one(self, heads: Sequence[int]) -> bool:
        """ "Anna Larsen, a pollster and strategist,": one person, not two."""
        first = self.parse.tokens[heads[0]]
        bare = all(not self.parse.has(h, "det", "poss") and self.parse.tokens[h].tag == "NN" for h in heads[1:])
        return first.dep in ("appos", "attr", "oprd") and first.tag == "NN" and bare

    def _is_person(self, i: int) -> bool:
        entity = self.table.at(i)
        return entity is not None and self.table.type_of(entity) == "Person"

    def _named_beside(self, token: Token) -> int | None:
        """Whose name the noun is said to bear: "a robot named Wexel", "[the head] of NATO, Peter Novak,"."""
        if token.i in self.named_nouns:
            return self.named_nouns[token.i]
        place = place_called(self.parse, self.table, token, self.nouns, self.ontology)
        if place is not None:
            return place
        if token.tag != "NN" or token.dep in ("attr", "appos", "oprd", "compound", "amod", "nmod"):
            return None
        for f in self.roles:
            if f.construction == "apposition" and f.role.first <= token.i <= f.role.last and f.last > f.role.last:
                return f.entity if token.lemma in self.nouns.roles else None
        if not is_person_noun(token.lemma) and token.lemma not in self.nouns.roles:
            return None
        named = [e for h in beside(self.parse, token.i) if (e := self.table.at(h)) is not None and self._is_person(h)]
        return named[0] if len(named) == 1 else None

    def _is_another(self, token: Token, entity: int) -> bool:
        """Whether somebody nameless was called by the noun after the entity: "the senator from Ohio ... the senator"."""
        known = self.of_lemma.get(token.lemma)
        last = self.referent(entity).places
        nameless = known is not None and known.entity is None and self.table.type_of(entity) == "Person"
        return known is not None and nameless and bool(last) and known.places[-1].head > last[-1].head

    def _nameless(self, token: Token) -> Referent:
        determiner = next((self.parse.tokens[c].text.lower() for c in self.parse.below(token.i, "det", "poss")), "")
        known = self.of_lemma.get(token.lemma)
        if (
            known is not None
            and determiner in ("the", "this", "that", "these", "those")
            and bool(known.plural) == is_plural(token)
            and (not known.named or is_plain(self.parse, token))
        ):
            return known
        cls = class_of_head(self.parse, token.i, self.nouns) or (
            "Person" if token.lemma in self.nouns.roles else "Thing"
        )
        kind = "group" if cls == "Thing" and token.lemma in COLLECTIVES else kind_of(cls, self.ontology)
        plural = is_plural(token) or (None if kind in ("group", "body") else False)
        made = Referent(kind, plural, gender_of_noun(token.lemma), token.lemma, type=cls)
        self.of_lemma[token.lemma] = made
        return made

    def see_relative(self, token: Token) -> None:
        """ "Anna Larsen, [who] left": the subject of its clause."""
        before = token.i - 2 if self.parse.tokens[token.i - 1].text == "," else token.i - 1
        named = [before] if self.parse.tokens[before].tag == "NNP" else []
        found = next((self.at[h] for h in (*named, *relative_antecedents(self.parse, token.i)) if h in self.at), None)
        if found is not None and relative_antecedents(self.parse, token.i):
            self.mention(found, token.i)

    def see_pronoun(self, token: Token) -> None:
        """The pronoun goes to its best antecedent, if any."""
        group = GROUPS[token.text.lower()]
        if group == "it" and is_expletive(self.parse, token):
            return
        pronoun = self._pronoun(token, group)
        found = self._coming(pronoun) or best_referent(self.parse, pronoun, tuple(self.active.values()), self.sources)
        if found is None:
            return
        self.mention(found, token.i, token.text.lower())
        self.kin.owner_at[token.i] = found
        if found.kind == "person":
            found.gender = found.gender or GENDER.get(group, "")
        if found.entity is None and (found.lemma or found.members):
            self._make_entity(found)
        if found.entity is not None:
            self.table.mention(found.entity, token.i, token.i, "pronoun")
            self.table.drafts[found.entity].gender = found.gender

    def _make_entity(self, referent: Referent) -> None:
        referent.entity = new_entity(self.parse, self.table, referent)
        self.of_entity[referent.entity] = referent

    def _coming(self, pronoun: Pronoun) -> Referent | None:
        """ "In [her] speech, Anna Larsen said ...": the subject that the fronted phrase leads up to."""
        subject = subject_ahead(self.parse, pronoun.token)
        entity = self.table.at(subject) if subject is not None else None
        if entity is None or not self.table.drafts[entity].named:
            return None
        found = self.referent(entity)
        return found if agrees(pronoun, found) else None

    def _pronoun(self, token: Token, group: str) -> Pronoun:
        place = place_of(self.parse, token.i, self.sentence, token.text.lower())
        quoted, reported = self._speakers(token)
        word = token.text.lower()
        noun = self.parse.tokens[token.head].lemma if token.tag == "PRP$" else ""
        kin = self.kin.called(noun)
        direct = next((s for s in self.speeches.get(token.i, ()) if s.channel == "direct"), None)
        return Pronoun(
            place,
            token,
            group,
            word.endswith(("self", "selves")),
            token.tag == "PRP$",
            quoted,
            reported,
            token.i in self.sources,
            token.i in self.agents or token.i in self.sources,
            tuple(owner for owner, _ in kin),
            tuple(owned for _, owned in kin),
            self.spoken_of.get(token.i, frozenset()),
            direct.content if direct is not None else (),
            direct.verb if direct is not None else -1,
        )

    def _speakers(self, token: Token) -> tuple[Referent | None, Referent | None]:
        """Whose quoted words the token stands in, and whose reported ones."""
        inside = self.speeches.get(token.i, ())
        if not inside or inside[0].source is None:
            return None, None
        entity = self.table.at(inside[0].source)
        speaker = self.of_entity.get(entity) if entity is not None else None
        return (speaker, None) if inside[0].channel == "direct" else (None, speaker)


__all__ = ["resolve_references", "speaker_of", "texts_that_speak"]
