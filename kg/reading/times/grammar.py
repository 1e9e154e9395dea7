"""The grammar of time expressions: patterns over the classes of tokens.

In a pattern a word in capitals is a class (of the lexicon or of figures), a word in small letters is itself, `{name}`
is a fragment, `<name: ...>` captures, `!WORD` says that WORD does not follow, and ( ) | ? * + are those of regular
expressions.
"""

import re
from collections.abc import Iterable

FRAGMENTS = {
    "figure": "(NUMBER FRACTION|NUMBER and a half|FRACTION|NUMBER|NUMBER (and NUMBER)? SCALE)",
    "spelled": "((A|NUMWORD) SCALE|NUMWORD|SCALE) ((HYPHEN|and)? (NUMWORD|SCALE))*",
    "number": "({figure}|{spelled})",
    "fuzzy": "(several|a? few|many|some|numerous|a? couple( of)?|(dozens|hundreds|thousands|a number|a lot) of)",
    "bound": "(at (least|most)|(more|less|fewer|longer|no (more|less|later|longer)) than|under|up to)",
    "roughly": "(about|around|almost|nearly|approximately|roughly|{bound})",
    "about": "({roughly}|(just|well)? over|just under|circa|as (long|little|much|many|early|late) as)",
    "around": "(around|about|circa)",
    "early": "(the? EARLY HYPHEN?)",
    "ordinal": "(NUMWORD HYPHEN ORD|ORD)",
    "day": "(DAY|ORDDAY)",
    "weekday": "(WEEKDAY COMMA?)",
    "spelledyear": "(NUMWORD NUMWORD (HYPHEN? NUMWORD)?|two thousand (and? NUMWORD (HYPHEN NUMWORD)?)?)",
    "thisyear": "((last|this|next) {fiscal}? year)",
    "year": "(COMMA? (in|of)? <year:YEAR>|COMMA? (of the?)? <rel:{thisyear}>)",
    "ofyear": "(of|in)? (fiscal? <year:YEAR>|the? <rel:{thisyear}>)",
    "fiscal": "(fiscal|financial|calendar|full)",
    "same": "(comparable|same|corresponding|similar)",
    "yearago": "(year HYPHEN (ago|earlier))",
    "which": "(the? <last:LAST>|the? <next:NEXT>|<this:this|the? current>)",
    "to": "(HYPHEN|to|until|till|through)",
    "of": "(the EDGE of the?)",
    "extent": "(more|additional|full|straight|consecutive|successive|trading|business|working|calendar|whole|entire)*",
    "window": "(the? (next|last|past|first|final|coming|previous|following|preceding|latest|initial)|the|these|those"
    "|(each|all|most|any) of the (last|past|next|first)|an additional)",
    "takes": "(lasting|lasted|spent|took|takes|take)",
}

_ELEMENT = re.compile(r"!([A-Z]+|[a-z]+)|<(\w+):|>|[A-Z][A-Z0-9]*|[a-z]+(?:'[a-z]+)?|[()|?*+]|\s+")


def expand(pattern: str) -> str:
    """The pattern with its fragments put in."""
    while "{" in pattern:
        pattern = re.sub(r"\{(\w+)\}", lambda m: FRAGMENTS[m[1]], pattern)
    return pattern


def literals(patterns: Iterable[str]) -> set[str]:
    """The literal words that the patterns name."""
    return {word for pattern in patterns for word in re.findall(r"(?<![<\w])[a-z]+(?![\w:])", expand(pattern))}


def compile_pattern(pattern: str, covers: dict[str, str]) -> re.Pattern[str]:
    """The regular expression over symbols; raises KeyError for a class that no word has."""
    out, position, expanded = [], 0, expand(pattern)
    while position < len(expanded):
        match = _ELEMENT.match(expanded, position)
        if match is None:
            raise ValueError(f"time grammar: cannot read {expanded[position:]!r} in {pattern!r}")
        out.append(_element(match[0], match[2], covers))
        position = match.end()
    return re.compile("".join(out))


def _element(text: str, group: str | None, covers: dict[str, str]) -> str:
    if text[0] == "!":
        return f"(?![{covers[text[1:]]}])"
    if group:
        return f"(?P<{group}>"
    if text == ">":
        return ")"
    if text == "(":
        return "(?:"
    if text in "|)?*+":
        return text
    if text.isspace():
        return ""
    return f"[{covers[text]}]"
