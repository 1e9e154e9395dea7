"""Repairs of typical wrong attachments: a sentence, and the clause that must come of it."""

import pytest

from kg.model import Document
from kg.reading.clauses import find_clauses
from kg.reading.parse import with_changes
from kg.reading.read import Reader
from kg.reading.repair import repair

# Sentence; lemma; slot; the words that must be in the slot ("" for an empty slot).
CASES = [
    (
        "In reopening the road, the Arden transport ministry also called on drivers to wait.",
        "call",
        "subj",
        "ministry",
    ),
    ("Anna Larsen, the minister, called on drivers to wait.", "call", "subj", "Larsen"),
    ("In times of relative peace Norway consistently engaged in a policy of growth.", "engage", "subj", "Norway"),
    ("On Monday Norway signed the treaty.", "sign", "subj", "Norway"),
    ("We welcome the order by the Supreme Court dated 3 May.", "welcome", "obj", "order"),
    ("Norway said the court rejected the plan.", "reject", "subj", "court"),
    ("Norway cited the ruling by the court, which compelled Chile to act.", "compel", "subj", "ruling"),
    ("Norway praised the owner of the port, which compelled Chile to act.", "compel", "subj", "port"),
    ("Anna Larsen met Peter Novak in Geneva on Monday.", "meet", "in", "Geneva"),
    ("Norway criticised the order that the court issued on Monday.", "issue", "subj", "court"),
    ("Norway criticised the order that the court issued on Monday.", "issue", "obj", "order"),
    ("The king named Anna Larsen prime minister.", "name", "obj", "Larsen"),
    ("The king named Anna Larsen.", "name", "attr", ""),
    ("The appointment of Anna Larsen as ambassador was confirmed.", "confirm", "obj", "appointment"),
    (
        "The envoy told a conference that President Peter Novak bore the responsibility.",
        "bear",
        "obj",
        "responsibility",
    ),
    ("The envoy told a conference that President Peter Novak bore the responsibility.", "bear", "subj", "Novak"),
    ("The envoy praised a conference that Norway held in May.", "hold", "obj", "conference"),
    ("The council deplored violations of the truce by both sides.", "deplore", "by", ""),
    ("The council will publish its decision by Friday.", "publish", "by", "Friday"),
    ("The cargo was to have been unloaded by midnight.", "unload", "subj", ""),
    ("The cargo was unloaded by soldiers.", "unload", "subj", "soldiers"),
    ("The court fined the bank.", "fine", "obj", "bank"),
    ("The minister hoped for peace.", "hope", "for", "peace"),
    ("The minister was blamed by an investigator for negligence.", "blame", "for", "negligence"),
    ("The minister met the candidate for mayor.", "meet", "for", ""),
    ("The council drafted, amended and adopted the resolution.", "amend", "obj", "resolution"),
    ("The council met and adopted the resolution.", "meet", "obj", "resolution"),
    ("The envoy was summoned to the ministry and handed a note.", "hand", "subj", ""),
    ("The envoy went to the ministry and handed over a note.", "hand over", "subj", "envoy"),
    ("The treaty was signed by Norway and by Kenya.", "sign", "subj", "Norway Kenya"),
    ("The ministry regretted the decision by Chile to leave the pact.", "leave", "subj", "Chile"),
    ("Court orders Kestria to reopen road", "order", "subj", "Court"),
    ("Court orders Kestria to reopen road", "reopen", "subj", "Kestria"),
    ("Two killed in attack on port", "kill", "subj", ""),
    ("Rebels killed two soldiers", "kill", "subj", "Rebels"),
    ("Norway held talks with Chile, which began in May.", "begin", "subj", "talks"),
    ("Anna Larsen co-founded Kolmo Systems in 2004.", "co-found", "obj", "Systems"),
    ("Anna Larsen co-founded Kolmo Systems in 2004.", "co-found", "subj", "Larsen"),
    ("Anna Larsen was re-elected president of Chile.", "re-elect", "attr", "president"),
    ("Anna Larsen was born and raised in Lima.", "bear", "in", "Lima"),
    ("Anna Larsen was born in Lima and resided in Quito.", "reside", "subj", "Larsen"),
    ("Anna Larsen wrote a book and lives in Quito.", "write", "in", ""),
    ("On 3 May 2024 Norway condemned Chile for the attack.", "condemn", "subj", "Norway"),
    ("On 12 March 2024 the Constitutional Court annulled the decree.", "annul", "subj", "Court"),
    ("On Monday morning prices rose.", "rise", "subj", "prices"),
    ("In the 2024 report Norway criticised Chile.", "criticise", "subj", "Norway"),
    ("Anna Larsen, a minister in the Berg administration who resigned, left.", "resign", "subj", "minister"),
    ("Norway met the chairman of Arden Bank, who resigned.", "resign", "subj", "chairman"),
    ("The attacks on camps in Oslo that killed four soldiers shook Norway.", "kill", "subj", "attacks"),
    ("Norway criticized the nuclear pact with Chile, which Kenya praised.", "praise", "obj", "pact"),
    ("Norway met the team of Anna Larsen, who resigned.", "resign", "subj", "Larsen"),
    ("Norway met one of the ministers who has resigned.", "resign", "subj", "one"),
    ("Norway met one of the ministers who have resigned.", "resign", "subj", "ministers"),
    ("Norway blasted the owner of the port for negligence.", "blast", "for", "negligence"),
    ("Norway blasted Chile for closing the port.", "close", "subj", "Chile"),
    ("Kolmo Bank president and chief executive Anna Larsen resigned.", "resign", "subj", "Larsen"),
    ("President Berg and Prime Minister Anna Larsen resigned.", "resign", "subj", "Berg Larsen"),
    ("The guard and mayor Anna Larsen resigned.", "resign", "subj", "guard Larsen"),
]


@pytest.mark.parametrize(("text", "lemma", "slot", "words"), CASES)
def test_repaired(reader: Reader, text: str, lemma: str, slot: str, words: str) -> None:
    parse = repair(reader.annotate(Document("repair", text)))
    clause = next(c for c in find_clauses(parse) if c.lemma == lemma)
    assert [parse.tokens[i].text for i in clause.slots.get(slot, ())] == words.split()


def test_changes_never_make_tokens_head_each_other(reader: Reader) -> None:
    parse = reader.annotate(Document("d", "Norway signed the old treaty."))
    verb, noun = 1, 4
    assert parse.tokens[noun].head == verb
    changed = with_changes(parse, {verb: {"head": noun, "dep": "acl"}, 0: {"dep": "dep"}})
    assert (changed.tokens[verb], changed.tokens[0].dep) == (parse.tokens[verb], "dep")
    swapped = with_changes(parse, {verb: {"head": noun, "dep": "acl"}, noun: {"head": noun, "dep": "ROOT"}})
    assert swapped.tokens[verb].head == noun and swapped.subtree(noun) == list(range(6))
