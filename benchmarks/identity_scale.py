"""What a document costs the identity of a corpus, the first and the 20,000th.

    python -m benchmarks.identity_scale [--documents 20000] [--step 1000]

Documents are made by a seed and added one at a time. Half of their persons are public: five hundred who recur, the
first of them most, in one of two posts, with a given name, without, or with the surname alone. The other half are drawn
from half a million names, so that new names keep coming and namesakes appear. Bodies likewise. Timed is what identity
adds to a document: describing its entities and placing them.
"""

import argparse
import gc
import random
import sys
import time
from collections.abc import Iterator

from kg.graph.iris import document_key, make_naming
from kg.identity.directory import directory
from kg.identity.index import Identity
from kg.known import load_known
from kg.model import Document, Entity, Mention, Reading, Statement
from kg.ontology import load_ontology
from kg.pipeline.identity import descriptions

ROLES = ("foreign minister", "president", "spokeswoman", "footballer", "novelist", "judge", "mayor", "general")
COUNTRIES = ("Norway", "Kenya", "Peru", "Chile", "Japan", "Ghana", "Latvia", "Fiji", "Nepal", "Malta")
KINDS = ("Institute", "Fund", "Bank", "Union", "Agency", "Council", "Ministry", "Party")
STARTS, MIDDLES, ENDS = "BDFGHKLMNPRSTV", "aeiou", ("ra", "len", "mov", "dis", "ner", "tak", "sol", "vic", "ban", "zur")


def made(number: int) -> Reading:
    """The document of that number: four persons with or without a role, and two bodies."""
    chance = random.Random(f"identity/{number}")
    entities: list[Entity] = []
    statements: list[Statement] = []
    for name, role, country in (_person(chance) for _ in range(4)):
        who = _add(entities, "Person", name)
        if role:
            what, of = _add(entities, "Role", role), _add(entities, "Country", country)
            statements.append(
                Statement(f"s{len(statements)}", who, "holdsRole", what, ((0, 1),), "made", 0.9, {"of": (of,)})
            )
    for _ in range(2):
        _add(entities, "Organization", _body(chance))
    return Reading(Document(f"d{number}", "x", sha256=f"{random.Random(number).getrandbits(256):064x}"),
                   tuple(entities), statements=tuple(statements))  # fmt: skip


def costs(documents: int, step: int) -> Iterator[float]:
    """Seconds of processor time for each step of so many documents."""
    naming = make_naming(load_ontology(), known=load_known())
    listed, index = directory(naming.known), Identity()
    for start in range(0, documents, step):
        readings = [made(number) for number in range(start, start + step)]
        began = time.process_time()
        for reading in readings:
            index.add(document_key(reading.document), descriptions(reading, naming, listed))
        yield time.process_time() - began
        # Python's collector passes over all that is kept now and then, in whichever step that falls: not here.
        gc.collect()
        gc.freeze()


def _person(chance: random.Random) -> tuple[str, str, str]:
    if chance.random() < 0.5:
        rank = _rank(chance, 500)
        own = random.Random(f"public/{rank}")
        given, surname, country = _word(own, 200), _word(own, 4000), own.choice(COUNTRIES)
        posts = own.sample(ROLES, 2)
        name = chance.choice((f"{given} {surname}", f"{given} {surname}", surname))
        return name, chance.choice((*posts, "")), country
    name = f"{_word(chance, 200)} {_word(chance, 2500)}"
    return name, chance.choice((*ROLES, *[""] * len(ROLES))), chance.choice(COUNTRIES)


def _body(chance: random.Random) -> str:
    own = random.Random(f"body/{_rank(chance, 300)}") if chance.random() < 0.5 else chance
    return f"{_word(own, 4000)} {own.choice(KINDS)}"


def _rank(chance: random.Random, many: int) -> int:
    """A number from 1 to `many`, each about as often as its reciprocal says (Zipf's law)."""
    return int((many + 1) ** chance.random())


def _word(chance: random.Random, many: int) -> str:
    own = random.Random(f"word/{chance.randrange(many)}")
    return own.choice(STARTS) + own.choice(MIDDLES) + own.choice("lnrst") + own.choice(MIDDLES) + own.choice(ENDS)


def _add(entities: list[Entity], type: str, name: str) -> str:
    found = next((e.id for e in entities if e.name == name), None)
    if found is None:
        found = f"e{len(entities) + 1}"
        entities.append(Entity(found, type, name, (Mention(0, 1, "name"),)))
    return found


def main() -> None:
    """Prints the seconds of each step, and the last as a multiple of the first."""
    parser = argparse.ArgumentParser(description="What a document costs the identity of a corpus.")
    parser.add_argument("--documents", type=int, default=20_000)
    parser.add_argument("--step", type=int, default=1_000)
    given = parser.parse_args()
    found = []
    for number, seconds in enumerate(costs(given.documents, given.step), 1):
        found.append(seconds)
        sys.stdout.write(f"{number * given.step:>7} documents: {seconds:.2f} s for the last {given.step}\n")
    sys.stdout.write(f"last / first: {found[-1] / found[0]:.2f}\n")


if __name__ == "__main__":
    main()
