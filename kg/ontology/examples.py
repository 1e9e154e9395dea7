"""The example sentences of frames: `sentence => subject | predicate | object | qualifier=value`.

`=/=>` in place of `=>` says that the sentence must not give such a statement. Names are matched in lower case, as
parts of the entities' names; `*` matches anything.
"""

import re

from kg.errors import KgError
from kg.ontology.terms import Example, Expected

_ARROW = re.compile(r"\s(=>|=/=>)\s")


def parse_example(text: str, where: str) -> Example:
    """The example in `text`; raises KgError, naming the frame, where it is malformed."""
    parts = _ARROW.split(text)
    fields = [f.strip() for f in parts[2].split("|")] if len(parts) == 3 else []
    if len(fields) < 3 or any("=" not in f for f in fields[3:]):
        raise KgError(f"{where}: example {text!r} should read: sentence => subject | predicate | object | name=value")
    pairs = tuple((name.strip(), value.strip()) for name, _, value in (f.partition("=") for f in fields[3:]))
    expected = Expected(fields[0].lower(), fields[1], fields[2].lower(), pairs)
    return Example(parts[0].strip(), expected, parts[1] == "=>")
