"""What is contested, what several sources tell, and which texts are copies."""

import pytest

from kg.model import Literal
from kg.network.analysis import contradictions, corroboration
from kg.network.copies import families
from tests.network.quarrel import network, reading

ATTACK = ("Ostia", "attacks", "Norland")
DENIED = {"status": "denied", "polarity": "negative"}
NOT = {"polarity": "negative"}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ((*ATTACK, "Norland", {}), (*ATTACK, "Ostia", DENIED), "denied"),
        ((*ATTACK, "", {}), (*ATTACK, "Ostia", DENIED), "denied"),
        ((*ATTACK, "Norland", {}), (*ATTACK, "", NOT), "opposed"),
        ((*ATTACK, "Norland", {}), (*ATTACK, "Westmark", NOT), "opposed"),
        ((*ATTACK, "Norland", {}), ("Ostia", "denies", "#1", "", {}), "rejected"),
        ((*ATTACK, "Norland", {}), ("Ostia", "rejects", "#1", "", {}), "rejected"),
        (("order", "startedOn", Literal("2024-05-01", "date"), "", {}), ("order", "startedOn", Literal("2024-05-01", "date"), "Ostia", NOT), "opposed"),
        (("Ostia", "hasObligation", None, "", {"action": "Pay up"}), ("Ostia", "hasObligation", None, "Ostia", NOT | {"action": "pay up"}), "opposed"),
        # No contradictions: another object, another subject, plans, questions, a mere condemnation, nothing to compare.
        ((*ATTACK, "Norland", {}), ("Ostia", "attacks", "Westmark", "Ostia", DENIED), None),
        ((*ATTACK, "Norland", {}), ("Norland", "attacks", "Ostia", "Ostia", DENIED), None),
        ((*ATTACK, "Norland", {}), (*ATTACK, "Ostia", {"status": "planned", "polarity": "negative"}), None),
        ((*ATTACK, "Norland", {"status": "hypothetical"}), (*ATTACK, "Ostia", DENIED), None),
        ((*ATTACK, "Norland", {"status": "questioned"}), (*ATTACK, "Ostia", DENIED), None),
        ((*ATTACK, "Norland", {}), (*ATTACK, "Ostia", {}), None),
        ((*ATTACK, "Norland", {}), ("Ostia", "condemns", "#1", "", {}), None),
        ((*ATTACK, "Norland", {}), ("Ostia", "denies", "#1", "", NOT), None),
        (("Ostia", "denies", None, "", {}), ("Ostia", "denies", None, "", NOT), None),
    ],
)  # fmt: skip
def test_contradictions(one: tuple, other: tuple, kind: str | None) -> None:
    found = contradictions(network(reading([one, other])))
    assert [c.kind for c in found] == ([kind] if kind else [])


def test_both_sides_are_told_with_their_words() -> None:
    (found,) = contradictions(
        network(reading([(*ATTACK, "Norland", {})], "a"), reading([(*ATTACK, "Ostia", DENIED)], "b"))
    )
    assert (found.subject, found.label, found.object, found.same) == ("Ostia", "attacks", "Norland", False)
    assert (found.holds.holder, found.holds.document, found.disputes.holder, found.disputes.document) == (
        "Norland",
        "a",
        "Ostia",
        "b",
    )
    assert found.holds.quote == "Ostia attacks Norland says Norland." and found.disputes.status == "denied"


def test_a_matter_of_many_tellings_gives_few_pairs() -> None:
    rows = [(*ATTACK, f"Witness {n}", NOT if n % 3 else {}) for n in range(90)]
    found = contradictions(network(reading(rows)))
    assert (
        len(found) == 60
        and len({c.holds.holder for c in found}) == 30
        and len({c.disputes.holder for c in found}) == 60
    )


def test_one_source_on_both_sides_is_marked() -> None:
    (found,) = contradictions(network(reading([(*ATTACK, "Ostia", {}), (*ATTACK, "Ostia", DENIED)])))
    assert found.same


WIRE = (
    "Ostian gunboats opened fire on three fishing boats off the coast of Norland early on Friday, the harbour master of "
    "Lysby said, and two of the boats were towed into port with damage to the hull while the third is still missing at sea."
)
OTHER = (
    "Residents of Lysby woke up to the sound of shells when the fleet of the neighbouring country shot at fishermen, who had "
    "sailed out before dawn as they do on every day of the season; an eyewitness counted more than twenty impacts."
)
EDITED = WIRE.replace("early on Friday", "before sunrise").replace("still missing at sea", "missing")
PREFACED = OTHER + " " + WIRE + " " + OTHER.replace("Residents", "People").replace("shells", "guns")


@pytest.mark.parametrize(
    ("texts", "families_of"),
    [
        ((WIRE, WIRE), "aa"),
        ((WIRE, EDITED), "aa"),
        ((WIRE, WIRE[: len(WIRE) * 2 // 3]), "aa"),
        ((WIRE, WIRE.upper().replace(",", " –")), "aa"),
        ((WIRE, PREFACED, OTHER), "aaa"),
        ((WIRE, OTHER), "ab"),
        ((WIRE, OTHER, EDITED), "aba"),
        (("", ""), "ab"),
        (("No comment.", "No comment."), "aa"),
        (("No comment.", WIRE + " No comment."), "ab"),
        ((WIRE,), "a"),
        ((), ""),
    ],
)  # fmt: skip
def test_copies(texts: tuple[str, ...], families_of: str) -> None:
    found = families(dict(zip("abc", texts, strict=False)))
    assert "".join(found.values()) == families_of


def test_a_chain_of_many_copies_is_one_family_and_a_phrase_none() -> None:
    texts = {str(n): WIRE if n % 2 else f"{OTHER[:60]} {' '.join(f'w{n}x{i}' for i in range(40))}" for n in range(300)}
    assert set(families(texts).values()) == {"1", *(str(n) for n in range(0, 300, 2))}


@pytest.mark.parametrize(
    ("tellings", "sources"),
    [
        # Two documents in their own voice; two speakers in one document; a document and a speaker.
        ([("", OTHER), ("", WIRE)], 2),
        ([("Norland", ""), ("Westmark", "")], 2),
        ([("", WIRE), ("Westmark", OTHER)], 2),
        ([("", WIRE), ("", OTHER), ("Westmark", "")], 3),
        # One speaker in several documents; syndicated copies, whole, edited and cut; one document twice.
        ([("Norland", WIRE), ("Norland", OTHER)], 0),
        ([("", WIRE), ("", WIRE)], 0),
        ([("", WIRE), ("", EDITED)], 0),
        ([("", WIRE), ("", WIRE[: len(WIRE) * 2 // 3])], 0),
        ([("", WIRE), ("", EDITED), ("", OTHER)], 2),
        ([("", WIRE)], 0),
    ],
)
def test_corroboration(tellings: list[tuple[str, str]], sources: int) -> None:
    readings = [reading([(*ATTACK, holder, {})], f"d{n}", text=text) for n, (holder, text) in enumerate(tellings)]
    found = corroboration(network(*readings))
    assert [len(c.sources) for c in found] == ([sources] if sources else [])
    assert all(c.copies == len(tellings) - sources for c in found)


@pytest.mark.parametrize("more", [NOT, DENIED, {"status": "planned"}])
def test_what_is_not_told_as_so_corroborates_nothing(more: dict[str, str]) -> None:
    assert corroboration(network(reading([(*ATTACK, "", {})], "a"), reading([(*ATTACK, "Ostia", more)], "b"))) == ()


def test_a_sentence_taken_over_in_another_text_is_one_source() -> None:
    """The documents differ; the words that tell it do not."""
    readings = []
    for n in range(2):
        made = reading([(*ATTACK, "", {})], f"d{n}", text=WIRE)
        text = f"{WIRE} {' '.join(f'word{i * (n + 1)}x{n}' for i in range(90))}"
        readings.append(
            type(made)(type(made.document)(made.document.id, text), made.entities, statements=made.statements)
        )
    graph = network(*readings)
    assert {row["family"] for row in graph.graph["sources"]} == {"d0", "d1"} and corroboration(graph) == ()
