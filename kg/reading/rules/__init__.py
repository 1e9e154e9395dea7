"""What frames cannot say: rules over names, brackets and modifiers; each says in its module what it reads."""

from collections.abc import Callable, Iterator

from kg.reading.rules.lifespan import lifespan
from kg.reading.rules.nationality import nationality
from kg.reading.rules.party import party
from kg.reading.rules.scene import Finding, Scene
from kg.reading.rules.seat import seat

RULES: tuple[Callable[[Scene], Iterator[Finding]], ...] = (nationality, lifespan, party, seat)

__all__ = ["RULES", "Finding", "Scene", "apply_rules"]


def apply_rules(scene: Scene) -> tuple[Finding, ...]:
    """What all rules find, each once, in text order."""
    found = dict.fromkeys(f for rule in RULES for f in rule(scene))
    return tuple(sorted(found, key=lambda f: (f.first, f.last, f.predicate, f.subject)))
