"""Who a surname alone means, where several persons of the document have it.

"Mrs. Larsen" is a woman, "President Larsen" is who is called president in full; else whom the text named first: news
calls its protagonist by surname and others of the family in full. "Mrs." is the woman named last. Where nobody fits, the surname is another person's.
"""

from kg.reading.entities import Draft, EntityTable
from kg.reading.names import SUFFIXES, TITLES, Name
from kg.reading.parse import Parse
from kg.reading.person_nouns import gender_of_noun
from kg.reading.typing import HeadNouns

_TITLE_WORDS = 4


def name_words(name: str) -> list[str]:
    """The words of a person's name without titles and "Jr."."""
    words = (w.rstrip(",") for w in name.split())
    return [w for w in words if w.lower() not in TITLES and w not in SUFFIXES]


def bearer(parse: Parse, table: EntityTable, name: Name, nouns: HeadNouns) -> int | None:
    """The person called by the one word of `name`, or None: somebody new."""
    word, gender = parse.tokens[name.first].text, _gender(parse, name.first)
    called = [d for d in table.drafts if d.type == "Person" and _is_called(d, word)]
    fit = [d for d in called if not gender or d.gender in ("", gender)]
    full = [d for d in fit if len(name_words(d.name)) > 1]
    titles = _titles(parse, name.first, nouns)
    titled = [d for d in full if titles & {t for first, *_ in d.mentions for t in _titles(parse, first, nouns)}]
    best = titled or full or fit
    before = [d for d in best if d.mentions[0][0] < name.first]
    if before and _address(parse, name.first) == "mrs":
        return max(before, key=lambda d: max(m for m in d.mentions if m[0] < name.first)).index
    return min(before or best, key=lambda d: (d.mentions[0][0], d.index)).index if best else None


def _is_called(draft: Draft, word: str) -> bool:
    words = name_words(draft.name)
    return bool(words) and word in (words[0], words[-1])


def _gender(parse: Parse, first: int) -> str:
    """The gender that the form of address before the name tells: "Mr.", "Ms."."""
    before = _address(parse, first)
    return gender_of_noun(before) if before in TITLES else ""


def _address(parse: Parse, first: int) -> str:
    return parse.tokens[first - 1].text.lower().rstrip(".") if first else ""


def _titles(parse: Parse, first: int, nouns: HeadNouns) -> set[str]:
    """The offices named right before token `first`: "Secretary of State", "President"."""
    found = set()
    for token in reversed(parse.tokens[max(0, first - _TITLE_WORDS) : first]):
        if token.tag not in ("NNP", "NN", "IN", "NNPS", "HYPH"):
            break
        found |= {token.lemma} & nouns.roles
    return found
