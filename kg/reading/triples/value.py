"""One open triple, as a plain value."""

from dataclasses import dataclass
from typing import Literal as Choice

from kg.model import Polarity, Span

Modality = Choice["actual", "planned", "demanded", "conditional", "question", "probable", "possible", "unknown"]
Construction = Choice[
    "active", "passive", "copula", "existential", "relative", "participle", "infinitive", "apposition", "nominal"
]


@dataclass(frozen=True, slots=True)
class OpenTriple:
    """Who does what, in the document's own words.

    `relation` is a lemma: a verb with its particle ("carry out"), with "be" where nobody is named as the doer of a
    passive ("be signed"), with the noun of a light verb ("impose sanctions on"), or a noun ("blockade of"). Where the
    verb has no object, its first complement is the object and the preposition part of the relation ("arrive in").
    `object` is "" where the clause has none. `arguments` are (preposition, phrase) in text order; "to" also names the
    recipient and the infinitive after an object, "as" the office given, "when" a time without a preposition.
    `speaker` is who says so, in the document's words; "" is the document itself. `evidence` is half-open.
    """

    subject: str
    relation: str
    object: str
    arguments: tuple[tuple[str, str], ...]
    polarity: Polarity
    modality: Modality
    speaker: str
    construction: Construction
    evidence: Span
