"""Names: readable, valid, the same whatever the documents' order, and apart where the things are."""

import re
from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kg.errors import KgError
from kg.graph.iris import Naming, check_base, document_iri, entity_iri, entity_iris, make_naming, slug
from kg.known import load_known
from kg.model import Document, Entity, Mention, MentionKind, Reading
from kg.ontology import load_ontology

NAMING = make_naming(load_ontology())
ENT = "urn:citegraph:entity/"


def iri(
    type: str, name: str, kind: MentionKind = "name", same_as: tuple[str, ...] = (), naming: Naming = NAMING
) -> str:
    entity = Entity("e1", type, name, (Mention(0, len(name), kind),), same_as=same_as)
    return entity_iri(entity, Reading(Document("d", "A text."), (entity,)), naming)


@pytest.mark.parametrize(
    ("type", "name", "expected"),
    [
        ("Person", "Anna Larsen", "entity/anna-larsen"),
        ("GovernmentBody", "the Ruritanian foreign ministry", "entity/ruritanian-foreign-ministry"),
        ("Facility", "Arden Corridor", "entity/arden-corridor"),
        ("City", "Arden", "entity/arden"),
        ("Organization", "NRDB", "entity/nrdb"),
        # A name of two words is a person's first of all, a single word a place's.
        ("Company", "Philip Novak", "entity/philip-novak-organization"),
        ("Company", "Arden", "entity/arden-organization"),
        ("City", "San Arden", "entity/san-arden-place"),
        ("Company", "Novak Bank", "entity/novak-bank"),
        ("Resolution", "Resolution 9999", "instrument/resolution-9999"),
        ("Role", "foreign minister", "role/foreign-minister"),
        # A known name of another kind does not lend its IRI.
        ("Company", "Norway", "entity/norway-organization"),
        ("Country", "Norway", "entity/norway"),
    ],
)
def test_names_that_documents_share(type: str, name: str, expected: str) -> None:
    assert iri(type, name) == "urn:citegraph:" + expected


@pytest.mark.parametrize(
    ("type", "name", "kind"),
    [
        ("Person", "Larsen", "name"),
        ("Person", "President Larsen", "name"),
        ("Person", "spokesman", "nominal"),
        ("GovernmentBody", "Foreign Ministry", "name"),
        ("Court", "Supreme Court", "name"),
        ("Court", "court", "nominal"),
        ("Law", "Constitution", "name"),
        ("Order", "order", "nominal"),
        ("Person", "Anna Larsen", "pronoun"),
    ],
)
def test_names_that_stay_in_their_document(type: str, name: str, kind: MentionKind) -> None:
    assert re.search(r"-[0-9a-f]{8}$", iri(type, name, kind))


def test_known_entities_have_the_iris_of_the_ontology() -> None:
    for known in load_known().entities:
        if known.wikidata and NAMING.tables.links["http://www.wikidata.org/entity/" + known.wikidata] == known:
            assert (
                iri(known.type, "any name", same_as=("http://www.wikidata.org/entity/" + known.wikidata,)) == known.iri
            )


def test_a_users_entity_keeps_the_iri_the_user_gave(tmp_path) -> None:
    file = tmp_path / "own.ttl"
    file.write_text(
        "@prefix kg: <https://w3id.org/citegraph/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/people/7> a kg:Person ; skos:prefLabel "Anna Larsen" .'
    )
    naming = make_naming(load_ontology(), known=load_known([file]))
    assert (
        iri("Person", "Larsen", same_as=("https://example.org/people/7",), naming=naming)
        == "https://example.org/people/7"
    )


def test_two_of_one_name_in_a_document_are_numbered_by_their_place() -> None:
    text = "One minister met another minister."
    first, second = Mention(4, 12, "nominal"), Mention(25, 33, "nominal")
    reading = Reading(
        Document("d", text),
        (Entity("e1", "Person", "minister", (second,)), Entity("e2", "Person", "minister", (first,))),
    )
    iris = entity_iris(reading, NAMING)
    assert iris["e1"] == iris["e2"] + "-2"
    shuffled = replace(reading, entities=reading.entities[::-1])
    assert entity_iris(shuffled, NAMING) == iris


def test_another_document_is_another_minister() -> None:
    minister = Entity("e1", "Person", "minister", (Mention(0, 8, "nominal"),))
    iris = {
        entity_iris(Reading(Document("d", text), (minister,)), NAMING)["e1"] for text in ("A minister.", "Ministers.")
    }
    assert len(iris) == 2


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Željko Đurić", "zeljko-duric"),
        ("O'Neill & Sons", "oneill-sons"),
        ("Владимир Новак", "владимир-новак"),
        ("محمد علي", "محمد-علي"),
        ("東京 Tower", "東京-tower"),
        ("😀", "u1f600"),
        ("", "unnamed"),
        (" \n ", "unnamed"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_a_long_name_is_cut_and_still_its_own() -> None:
    one, other = "very " * 60 + "long", "very " * 60 + "wide"
    assert len(slug(one)) < 90
    assert slug(one) != slug(other)


@example("\U000e0100")
@given(st.text())
def test_any_name_gives_a_valid_iri(name: str) -> None:
    for type in ("Person", "Company", "Order", "Concept"):
        found = iri(type, name)
        assert ox.NamedNode(found).value == found
        assert not re.search(r"\s", found)


@pytest.mark.parametrize("base", ["", "relative/", "https://example.org", "https://exa mple.org/", "not an iri:"])
def test_a_bad_base_is_refused(base: str) -> None:
    with pytest.raises(KgError, match="base"):
        check_base(base)


def test_a_base_of_ones_own() -> None:
    naming = make_naming(load_ontology(), "https://example.org/graph#")
    assert iri("Person", "Anna Larsen", naming=naming) == "https://example.org/graph#entity/anna-larsen"
    norway = ("http://www.wikidata.org/entity/Q20",)
    assert iri("Country", "Norway", same_as=norway, naming=naming) == "https://example.org/graph#entity/norway"


def test_a_document_is_known_by_its_content() -> None:
    assert document_iri(Document("a", "Same.")) == document_iri(Document("b", "Same."))
    assert document_iri(Document("a", "Same.")) != document_iri(Document("a", "Other."))
