"""The entities of one document while it is read: a table that mentions are added to, and tokens are looked up in."""

from dataclasses import dataclass, field, replace

from kg.known import Known
from kg.model import Entity, Mention, MentionKind
from kg.reading.parse import Parse

WIKIDATA = "http://www.wikidata.org/entity/"


@dataclass(slots=True)
class Draft:
    """An entity in the making; `core` is a body's name without its country, `gender` "m", "f" or "".

    `members` are the entities of which a coordination consists: what is said of it is said of each.
    """

    index: int
    type: str
    name: str
    known: Known | None = None
    country: int | None = None
    core: str = ""
    gender: str = ""
    role: str = ""
    named: bool = False
    members: tuple[int, ...] = ()
    aliases: list[str] = field(default_factory=list)
    mentions: list[tuple[int, int, MentionKind]] = field(default_factory=list)


class EntityTable:
    """The drafts of a document. Mutable while the document is read; `finish` gives the model's entities."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.drafts: list[Draft] = []
        self.at_token: dict[int, int] = {}
        # The words of all names and aliases, in lower case, to the entities so called.
        self.by_word: dict[str, dict[int, None]] = {}

    def new(self, type: str, name: str, **facts: object) -> int:
        """Add an entity and return its index."""
        draft = Draft(len(self.drafts), type, name)
        for key, value in facts.items():
            setattr(draft, key, value)
        self.drafts.append(draft)
        self._index(name, draft.index)
        return draft.index

    def identify(self, entity: int, known: Known) -> None:
        """The entity turns out to be a known one, and takes its name and type; the name in the text is an alias."""
        draft = self.drafts[entity]
        draft.aliases.append(draft.name)
        draft.name, draft.type, draft.known = known.label, known.type, known

    def _index(self, name: str, entity: int) -> None:
        for word in name.split():
            self.by_word.setdefault(word.strip(",.()").lower(), {})[entity] = None

    def mention(self, entity: int, first: int, last: int, kind: MentionKind) -> None:
        """Token `first` to `last` (both included) mention the entity; their tokens now look it up."""
        draft = self.drafts[entity]
        draft.mentions.append((first, last, kind))
        draft.named = draft.named or kind == "name"
        for i in range(first, last + 1):
            self.at_token.setdefault(i, entity)
        if kind == "name":
            text = self.parse.words(first, last)
            if text != draft.name and text not in draft.aliases:
                draft.aliases.append(text)
                self._index(text, entity)

    def describe(self, entity: int, first: int, last: int, head: int) -> None:
        """A phrase without a name of its own: only its head looks the entity up, names inside it keep their own."""
        draft = self.drafts[entity]
        if (first, last, "nominal") not in draft.mentions:
            draft.mentions.append((first, last, "nominal"))
        self.at_token.setdefault(head, entity)

    def at(self, token: int) -> int | None:
        """The entity that the token is part of a mention of."""
        return self.at_token.get(token)

    def type_of(self, entity: int) -> str:
        """The entity's class; of a coordination, that of its members."""
        draft = self.drafts[entity]
        types = {self.drafts[m].type for m in draft.members}
        return types.pop() if len(types) == 1 else draft.type

    def finish(
        self, keep: set[int], parents: "dict[int, int] | None" = None
    ) -> tuple[tuple[Entity, ...], dict[int, str]]:
        """The entities with a name, in `keep`, or mentioned twice; ordered by first mention, and their ids by index."""
        drafts = [d for d in self.drafts if d.mentions and (d.named or d.index in keep or len(d.mentions) > 1)]
        drafts.sort(key=lambda d: (min(d.mentions)[:2], d.index))
        ids = {d.index: f"e{n}" for n, d in enumerate(drafts, 1)}
        return tuple(self._entity(d, ids[d.index]) for d in drafts), ids

    def _entity(self, draft: Draft, id: str) -> Entity:
        spans = {self.parse.chars(first, last): kind for first, last, kind in reversed(draft.mentions)}
        mentions = tuple(Mention(start, end, kind) for (start, end), kind in sorted(spans.items()))
        entity = Entity(id, draft.type, draft.name, mentions, tuple(sorted(set(draft.aliases) - {draft.name})))
        if draft.known:
            own = WIKIDATA + draft.known.wikidata if draft.known.wikidata else draft.known.iri
            entity = replace(entity, same_as=(own,))
        return entity
