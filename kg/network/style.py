"""How the picture looks: colours, shapes, sizes (in points) and fonts, and nothing else."""

from dataclasses import dataclass
from typing import Literal as Choice

# Found on most machines; DejaVu Sans comes with matplotlib, so the PNG is the same everywhere.
FONTS = ("DejaVu Sans", "Verdana", "Segoe UI", "Helvetica Neue", "Arial", "sans-serif")

INK = "#1f2933"
SOFT_INK = "#5b6673"
BACKGROUND = "#ffffff"


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """The look of one kind of entity; `shape` doubles the colour, for readers who do not see it."""

    name: str
    plural: str
    colour: str
    shape: str


# Okabe and Ito's palette for all kinds of colour vision (https://jfly.uni-koeln.de/color/), slightly darkened.
KINDS: dict[str, NodeStyle] = {
    "person": NodeStyle("person or group", "persons, groups", "#2b6cb0", "circle"),
    "organization": NodeStyle("body or organization", "bodies, organizations", "#d9762b", "square"),
    "place": NodeStyle("country or place", "countries, places", "#1a936f", "diamond"),
    "instrument": NodeStyle("order, treaty, text", "orders, treaties, texts", "#b5508c", "page"),
    "event": NodeStyle("event", "events", "#d4a514", "hexagon"),
    "concept": NodeStyle("concept", "concepts", "#7b8794", "circle"),
    "statement": NodeStyle("statement", "statements", "#a3acb5", "square"),
}


@dataclass(frozen=True, slots=True)
class LinkStyle:
    """The look of facts, claims and negated statements."""

    name: str
    colour: str
    text: str
    dashes: tuple[float, tuple[float, ...]] | Choice["solid"]
    width: float


DASHES = (0.0, (4.2, 2.6))
TONES: dict[str, LinkStyle] = {
    "fact": LinkStyle("stated by the document itself", "#64707d", "#3a4550", "solid", 1.25),
    "claim": LinkStyle("claimed, with who says so", "#7a5bb5", "#5f3fa0", DASHES, 1.25),
    "negated": LinkStyle("negated", "#b23a48", "#9b2c3a", DASHES, 1.25),
}
# Tints of the communities, far paler than any entity.
HULLS = ("#e3ecf7", "#fbecdc", "#e2f2ea", "#f5e6f0", "#f7f1d8", "#e8e8f4", "#e6f1f3", "#efeae4")

TITLE_SIZE = 17.0
SUBTITLE_SIZE = 9.5
LEGEND_SIZE = 9.0
LINK_SIZE = 7.4
LABEL_SIZES = (8.6, 11.4)
RADII = (6.0, 14.0)
LINE = 1.22
MARGIN = 26.0
ARROW = 6.5
HULL_MARGIN = 19.0
DPI = 200
