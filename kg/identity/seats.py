"""Which names a description is compared under: its part, its group there, and what it could be told by."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.identity.compare import Group
from kg.identity.model import Description, Evidence
from kg.identity.names import PersonName, initial, is_acronym, person_name
from kg.identity.words import NOT_ONE

# Where something is told: a part's key, or a surname's, and the thing told; nothing told means the part itself.
Cause = tuple[str, str]
# What an acronym stands for: the key and the country of the body.
Meaning = tuple[str, str]
GOVERNMENT = "b:government"


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a description is kept; without a group it is placed alone, by what its `causes` lead to.

    `domain` is what its features are told under, and `features` what its group is found by.
    """

    description: Description
    domain: str
    part: str
    group: Group | None
    features: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()


def seat_of(description: Description, meanings: Iterable[Meaning]) -> Seat:
    """The seat of a description; `meanings` are what documents say its name, an acronym, stands for."""
    if description.kind == "person":
        return _person(description)
    if description.kind == "capital":
        return Seat(description, GOVERNMENT, GOVERNMENT, None, causes=((GOVERNMENT, ""),))
    return _body(spelt_out(description, sorted(meanings)))


def is_short_form(description: Description) -> bool:
    """Whether the description has an acronym for its name and is not known."""
    return description.kind == "body" and is_acronym(description.name) and not description.evidence.link


def spelt_out(description: Description, meanings: list[Meaning]) -> Description:
    """A body called by an acronym, under the name that the acronym stands for where only one fits."""
    if not is_short_form(description) or not meanings:
        return description
    own = description.evidence.countries or ((description.context,) if description.context else ())
    keys = {key for key, _ in meanings}
    if len(keys) > 1:
        keys = {key for key, country in meanings if country and country in own}
    return replace(description, key=keys.pop() if len(keys) == 1 else f"acronym {description.name}")


def told(evidence: Evidence) -> tuple[str, ...]:
    """What a person can be found by: posts and bodies before roles."""
    pairs = (("o", evidence.posts), ("b", evidence.bodies), ("r", evidence.roles))
    return tuple(f"{kind}:{value}" for kind, values in pairs for value in values)


def _person(description: Description) -> Seat:
    name = person_name(description.name)
    domain = f"p:{name.key}"
    found = (*told(description.evidence), *(f"n:{key}" for key in description.near))
    causes = tuple((domain, feature) for feature in found)
    if not name.full:
        return Seat(description, domain, "", None, causes=causes)
    group = (name, description.evidence)
    return Seat(description, domain, f"{domain}|{initial(name)}", group, found, () if description.evidence else causes)


def _body(description: Description) -> Seat:
    part, evidence = f"b:{description.key}", description.evidence
    found = tuple(f"n:{key}" for key in description.near)
    context = Evidence(countries=(description.context,)) if description.context else None
    name = PersonName((), description.key)
    if evidence.link:
        return Seat(description, part, part, (name, evidence), found)
    if description.key in NOT_ONE or description.key.startswith("acronym "):
        return Seat(description, part, part, None)
    if evidence.countries:
        return Seat(description, part, part, (name, evidence), found)
    if description.generic:
        return Seat(description, part, part, (name, context) if context else None, found, ((part, ""),))
    return Seat(description, part, part, (name, evidence), found, tuple((part, feature) for feature in found))


def keys_of(description: Description) -> tuple[str, ...]:
    """What a description must share with another to matter to it: a surname or body's name, and acronyms."""
    short = (description.name,) if is_short_form(description) else ()
    return seat_of(description, ()).domain, *(f"a:{name}" for name in (*short, *description.acronyms))
