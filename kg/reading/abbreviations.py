"""Titles that are cut short before a name: "[Gov.] Anna Larsen" is a governor. Not: "the rep. of Chile" (no name follows).

The table is the AP Stylebook's on titles before names.
"""

from kg.reading.parse import Changes, Parse

TITLES = {
    "gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "col": "colonel", "capt": "captain",
    "maj": "major", "lt": "lieutenant", "sgt": "sergeant", "adm": "admiral", "cmdr": "commander", "prof": "professor",
    "supt": "superintendent", "amb": "ambassador", "pres": "president", "cpl": "corporal",
    "pvt": "private", "brig": "brigadier", "det": "detective",
}  # fmt: skip


def short_titles(parse: Parse) -> Changes:
    """The changes that give a short title the lemma of the whole word."""
    changes: Changes = {}
    for token, after in zip(parse.tokens, parse.tokens[1:], strict=False):
        word = token.text.lower()
        whole = TITLES.get(word[:-1]) if word.endswith(".") else None
        if whole and token.text[0].isupper() and after.tag in ("NNP", "NNPS"):
            changes[token.i] = {"lemma": whole}
    return changes
