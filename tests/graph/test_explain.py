"""Why a triple is there."""

import pytest
from rdflib import Dataset

from kg.errors import KgError
from kg.graph.explain import as_text, explain
from tests.graph.samples import DENIAL, RULING


def short(dataset: Dataset, what: str) -> list[str]:
    return [f"{e.subject} {e.predicate} {e.object}" for e in explain(dataset, what)]


@pytest.mark.parametrize(
    ("what", "statements"),
    [
        (
            "Peter Novak",
            {
                "Peter Novak holdsRole chairman",
                "Anna Larsen meets Peter Novak",
                "Peter Novak denies Norway had rejected the order",
            },
        ),
        (
            "peter NOVAK",
            {
                "Peter Novak holdsRole chairman",
                "Anna Larsen meets Peter Novak",
                "Peter Novak denies Norway had rejected the order",
            },
        ),
        ("Oslo", {"Anna Larsen meets Peter Novak"}),
        ("ent:oslo", {"Anna Larsen meets Peter Novak"}),
        ("<urn:citegraph:entity/oslo>", {"Anna Larsen meets Peter Novak"}),
        ("maritime", {"Maritime Tribunal issued order"}),
        ("* | holds role | *", {"Peter Novak holdsRole chairman", "Anna Larsen holdsRole foreign minister"}),
        ("* | kg:holdsRole", {"Peter Novak holdsRole chairman", "Anna Larsen holdsRole foreign minister"}),
        ("Ruritania | | Norway", {"Ruritania callsOn Norway", "Ruritania attacks Norway"}),
        ("Norway | rejects | order", {"Norway rejects order"}),
        ("Norway | welcomes | order", set()),
    ],
)
def test_what_is_found(what: str, statements: set[str], dataset: Dataset) -> None:
    assert set(short(dataset, what)) == statements


def test_all_that_supports_a_denial(dataset: Dataset) -> None:
    (found,) = [e for e in explain(dataset, "Norway | rejects | order") if e.status == "Denied"]
    assert found.words == ("Norway had rejected the order",)
    assert [DENIAL[start:end] for start, end in found.spans] == list(found.words)
    assert [(s.holder, s.act, s.cue) for s in found.speakers] == [
        ("Peter Novak", "deny", "denied"),
        ("Anna Larsen", "say", "said"),
    ]
    assert (found.polarity, found.certainty, found.fact) == ("Negative", "Certain", False)
    assert (found.frame, found.confidence, found.document, found.date) == ("rejects#verb", 0.9, "denial.txt", "2021-05")
    text = as_text(found)
    assert "Norway | not: rejects | order" in text
    assert "Peter Novak (deny, indirect speech), as told by Anna Larsen" in text
    assert "not a fact" in text


def test_a_fact_comes_first_with_its_qualifiers(dataset: Dataset) -> None:
    first = explain(dataset, "* | obliges | *")[0]
    assert first.fact
    assert first.qualifiers == (("action", "release the sailors"), ("deadline", "2021-06"))
    assert (first.title, first.source) == ("Tribunal", "https://example.org/1")
    assert "the document itself" in as_text(first)
    assert RULING[slice(*first.spans[0])] == first.words[0]


def test_a_statement_by_its_iri(dataset: Dataset) -> None:
    first = explain(dataset, "Oslo")[0]
    assert explain(dataset, first.statement) == [first]


@pytest.mark.parametrize("what", ["Atlantis", "Atlantis | meets | *", "a | b | c | d", "\n", "<no iri>"])
def test_what_is_not_there_is_told(what: str, dataset: Dataset) -> None:
    with pytest.raises(KgError, match=r"nothing in the graph|a triple pattern is"):
        explain(dataset, what)
