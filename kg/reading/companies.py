"""Companies by the last word of their name: a legal form ("Arden Tools, Inc."), or what firms call themselves.

The words of a firm's name say what it is whatever the model thinks of them: "Larsen Works" is nobody's surname.
"""

from collections.abc import Iterator

from kg.reading.names import Name, head_of, sentence_of
from kg.reading.parse import Parse

LEGAL_FORMS = frozenset(
    "inc inc. incorporated llc l.l.c. llp ltd ltd. limited corp corp. corporation plc gmbh ag s.a. s.p.a. co co. co.,ltd "
    "co.,ltd. pty pte bv b.v. n.v. srl s.r.l. oy ab".split()
)
# What a word says of the thing whose name it ends. "Capital" and "Group" mean something else as common nouns.
_LAST_WORDS = {
    **dict.fromkeys(LEGAL_FORMS, "Company"),
    **dict.fromkeys(
        "holdings technologies solutions systems entertainment works records studios industries enterprises associates "
        "motors pharmaceuticals ventures laboratories labs software consulting airways logistics motorsport capital "
        "securities publishing electronics".split(),
        "Company",
    ),
    **dict.fromkeys("group partners society guild clinic fund trust orchestra philharmonic forum initiative".split(), "Organization"),
    "party": "PoliticalParty",
}  # fmt: skip
_JOINS = frozenset({"&", "-", "/"})


def kind_by_last_word(parse: Parse, first: int, last: int) -> str | None:
    """What the last word of a name of two words or more says that it names, or None."""
    if last <= first or not parse.tokens[last].text[:1].isupper():
        return None
    return _LAST_WORDS.get(parse.tokens[last].text.lower())


def companies(parse: Parse) -> Iterator[Name]:
    """Names that end in a word of firms, in text order; "The" and what stands before it are no part of them."""
    for token in parse.tokens:
        kind = _LAST_WORDS.get(token.text.lower()) if token.text[:1].isupper() else None
        if kind is None or token.tag not in ("NNP", "NNPS", "NN", "NNS") or _opens_compound(parse, token.i):
            continue
        last = token.i
        comma = last > 0 and parse.tokens[last - 1].text == "," and token.text.lower() in LEGAL_FORMS
        first = _first_capital(parse, last - 2 if comma else last - 1, sentence_of(parse, last)[0])
        if first < last - comma:
            yield Name(first, last, head_of(parse, first, last), kind)


def _opens_compound(parse: Parse, i: int) -> bool:
    """Whether a hyphen joins the word to the next: "the Arden Group [Co]-chairing countries"."""
    after = parse.tokens[i + 1 : i + 2]
    return bool(after) and after[0].text == "-" and after[0].start == parse.tokens[i].end


def _first_capital(parse: Parse, at: int, floor: int) -> int:
    """The first token of the unbroken run of capitalised words that ends at token `at`; past it where there is none."""
    first = at + 1
    while at >= floor and first - at < 3:
        token = parse.tokens[at]
        if token.text[:1].isupper() and token.tag in ("NNP", "NNPS", "JJ", "NN", "NNS") and token.pos != "VERB":
            first = at
        elif token.text not in _JOINS:
            break
        at -= 1
    return first
