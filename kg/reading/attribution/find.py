"""All attributions of a text, from the page to the list in the order of their cues."""

from collections.abc import Sequence

from kg.reading.attribution.chains import by_citing
from kg.reading.attribution.labels import by_labels
from kg.reading.attribution.nouns import by_adjectives, by_noun_infinitives, by_nouns, by_phrases, by_topics, hearsay
from kg.reading.attribution.page import Page, make_page
from kg.reading.attribution.quoted import by_head, owners_of, unowned
from kg.reading.attribution.said import Said
from kg.reading.attribution.verbs import clausal_content, said_by
from kg.reading.attribution.words import SpeechWords
from kg.reading.blocks import find_blocks
from kg.reading.clauses import Clause
from kg.reading.parse import Parse
from kg.reading.quotes import Quote

HEARSAY = ("reportedly", "allegedly", "supposedly", "purportedly")


def find_attributions(
    parse: Parse, clauses: Sequence[Clause], quotes: Sequence[Quote], words: SpeechWords
) -> tuple[Said, ...]:
    """All attributions, ordered by their cue."""
    page = make_page(parse, clauses, quotes, words)
    labels, phrases = list(by_labels(page)), list(by_phrases(page))
    steps = (by_nouns, by_noun_infinitives, by_adjectives, by_topics)
    found = [*labels, *phrases, *(said for step in steps for said in step(page)), *hearsay(page, HEARSAY)]
    spoken = _by_verbs(page, [*labels, *phrases])
    found += [*spoken, *by_citing(page, spoken)]
    found += unowned(page, [span for said in found for span in said.content])
    return tuple(sorted(found, key=lambda s: (s.cue, s.content)))


def _by_verbs(page: Page, others: Sequence[Said]) -> list[Said]:
    clausal = {head: clausal_content(page, clause) for head, clause in page.verbs.items()}
    taken = [span for head, spans in clausal.items() if page.quoted[head] < 0 for span in spans]
    taken += [span for said in others for span in said.content]
    owners = owners_of(page, find_blocks(page.parse.text), taken)
    found = (said_by(page, clause, clausal[head], by_head(owners, head)) for head, clause in page.verbs.items())
    return [said for said in found if said is not None]
