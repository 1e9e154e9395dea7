"""Whose an office is, in the words before it: bodies, places, persons, parties.

Examples: "[Anna Larsen]'s former chief of staff" - "[Larsen] campaign manager Peter Novak" - "[Republican] strategist".
Not: "the Latino vote director" (what the director is in charge of), "Arden News' Oslo editor" (where the desk is).
"""

from kg.reading.entities import EntityTable
from kg.reading.parse import Parse

# Who works for a person, named without a mark: "[Larsen] adviser Peter Novak".
_STAFF = frozenset(
    "adviser advisor aide strategist staffer spokesman spokeswoman spokesperson attorney lawyer counsel surrogate "
    "biographer".split()
)
# Peoples and faiths have these; of other offices they are the subject: "the Latino vote director".
_HEADS = frozenset("leader chief elder representative commander president king prince patriarch".split())
# Offices of the state, whoever's party holds them: "Republican Governor".
_PUBLIC = frozenset(
    "governor senator representative congressman congresswoman lawmaker legislator mayor president minister premier "
    "chancellor secretary judge justice king commissioner ambassador mp".split()
)
_PEOPLES = frozenset({"Group", "EthnicGroup", "Religion"})
_BODIES = frozenset({"Organization", "Company", "Media"})
PLACES = frozenset({"City", "Place", "GeopoliticalEntity", "Territory"})
_MARKS = ("'s", "’s", "'", "’")


def has_offices(parse: Parse, table: EntityTable, i: int, noun: int) -> bool:
    """Whether the office of token `noun` may be of the entity named at token `i`; of persons their staff alone."""
    if table.type_of(table.at_token[i]) != "Person":
        return True
    after = parse.tokens[i + 1 : noun + 1]
    owned = after[0].tag == "POS" or after[0].text in _MARKS
    staff = parse.tokens[noun].lemma in _STAFF or [t.lemma for t in parse.tokens[noun : noun + 3]] == [
        "chief",
        "of",
        "staff",
    ]
    staff = staff or any(t.lemma in ("campaign", "press") for t in after)
    return owned or (parse.tokens[i].tag in ("NNP", "NNPS") and staff)


def is_people(parse: Parse, table: EntityTable, i: int, noun: int) -> bool:
    """Whether token `i` names people by party, origin or faith who have no such office as that of token `noun`."""
    type = table.type_of(table.at_token[i])
    return type in _PEOPLES and not (type == "EthnicGroup" and parse.tokens[noun].lemma in _HEADS)


# Who teaches may be called by what they teach: "an English professor".
TEACHERS = frozenset({"professor", "teacher", "lecturer", "instructor", "tutor"})


def is_subject_taught(parse: Parse, table: EntityTable, i: int, noun: int) -> bool:
    """ "an [English] professor": right before who teaches, a country's adjective is as likely what is taught."""
    country = table.type_of(table.at_token[i]) in ("Country", "Territory", "FormerCountry")
    return country and i == noun - 1 and parse.tokens[noun].lemma in TEACHERS and parse.tokens[i].tag != "POS"


def is_list(parse: Parse, table: EntityTable, i: int, noun: int) -> bool:
    """ "[New York Times] bestselling author": whose list the books are on."""
    return any(t.text.lower() in ("bestselling", "selling", "bestseller") for t in parse.tokens[i + 1 : noun])


def is_public(parse: Parse, noun: int) -> bool:
    """Whether the office is of the state, whatever party its holder is of."""
    return parse.tokens[noun].lemma in _PUBLIC


def party_called(table: EntityTable, word: str) -> int | None:
    """The one party in the document whose name starts with the word: "Republican" of the Republican Party."""
    found = {
        d.index
        for d in table.drafts
        if d.type == "PoliticalParty" and d.named
        for name in (d.name, *d.aliases)
        if name.lower().removeprefix("the ").startswith(f"{word.lower()} ")
    }
    return min(found) if len(found) == 1 else None


def is_desk(parse: Parse, table: EntityTable, i: int, place: int) -> bool:
    """Whether a body owns the office and the place after it says only where: "[Arden News]' Oslo editor"."""
    owner = table.type_of(table.at_token[i]) in _BODIES
    return owner and parse.tokens[i + 1].tag == "POS" and table.type_of(place) in PLACES


def campaigner(parse: Parse, table: EntityTable, mark: int) -> int | None:
    """The person whose campaign owns the office, where token `mark` is the campaign's "'s": "the [Larsen] campaign's"."""
    if mark < 2 or parse.tokens[mark - 1].lemma != "campaign":
        return None
    entity = table.at(mark - 2)
    return entity if entity is not None and table.type_of(entity) == "Person" else None
