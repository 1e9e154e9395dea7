"""Entities for what a pronoun or description turned out to mean though it has no name: a truck, Anna and Peter."""

from kg.reading.entities import EntityTable
from kg.reading.parse import Parse
from kg.reading.phrases import phrase, phrase_name, without_determiner
from kg.reading.referents import Referent


def new_entity(parse: Parse, table: EntityTable, referent: Referent) -> int:
    """The entity of a nameless referent, with the phrases seen so far; of a coordination, with its members."""
    return _group(parse, table, referent) if referent.members else _thing(parse, table, referent)


def _group(parse: Parse, table: EntityTable, referent: Referent) -> int:
    first, last = referent.span
    entity = table.new("Group", parse.words(without_determiner(parse, first, last), last))
    draft = table.drafts[entity]
    draft.mentions.append((first, last, "nominal"))
    known = tuple(m.entity for m in referent.members if m.entity is not None)
    draft.members = known if len(known) == len(referent.members) else ()
    return entity


def _thing(parse: Parse, table: EntityTable, referent: Referent) -> int:
    entity = table.new(referent.type, phrase_name(parse, referent.places[0].head))
    for place in referent.places:
        if not place.pronoun and place.form != "relative":
            table.describe(entity, *phrase(parse, place.head), place.head)
    return entity
