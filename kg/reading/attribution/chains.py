"""Sources in sources: "the agency said, citing a ministry official, that ...": the official says it, as the agency tells."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.reading.attribution.page import Page
from kg.reading.attribution.said import Said
from kg.reading.attribution.sources import source_span, speaks

_CITING = frozenset({"citing", "quoting"})
_SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def by_citing(page: Page, outer: Sequence[Said]) -> Iterator[Said]:
    """Attributions within those of `outer` whose verb a source is cited beside."""
    parse = page.parse
    said = {s.verb: s for s in outer if s.complement or s.channel != "indirect"}
    for token in parse.tokens:
        if token.text.lower() not in _CITING or page.quoted[token.i] >= 0 or token.head not in said:
            continue
        source = next((o for o in parse.below(token.i, "dobj") if _speaks(page, o)), None)
        if source is not None:
            cue, span = parse.chars(token.i, token.i), source_span(parse, source)
            teller = said[token.head]
            yield replace(teller, verb=token.i, cue=cue, source=source, source_span=span, within=teller.verb)


def _speaks(page: Page, noun: int) -> bool:
    token = page.parse.tokens[noun]
    return token.ent in _SOMEBODY or speaks(token.lemma)
