"""From bytes to text."""

import codecs
import re

from charset_normalizer import from_bytes

from kg.errors import KgError

_DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_LETTERS = [bytes([code]) for code in (*range(65, 91), *range(97, 123))]
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
# UTF-32 first: its little-endian mark begins with that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Pages that declare these hold Windows-1252; browsers read them so (WHATWG Encoding Standard).
_AS_WINDOWS = ("ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1")
_SAMPLE = 100_000


def decode(data: bytes, where: str, *, html: bool = False) -> str:
    """The text in `data`, nothing stripped but a byte order mark; line breaks stay as they are.

    Tried in this order: a UTF-16 or UTF-32 byte order mark, UTF-8, the encoding that an HTML page declares,
    Windows-1252 where all but a few letters are ASCII (English text on old systems; detectors guess at random
    there), detection by charset-normalizer. Raises KgError that names `where`, the byte and the remedy.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(data, encoding) or _refuse(data, where)
    _check_no_binary(data, where)
    text = _decoded(data, "utf-8-sig")
    if text is None and html and (declared := _DECLARED.search(data[:4096])):
        name = declared.group(1).decode("ascii").lower()
        text = _decoded(data, "cp1252" if name in _AS_WINDOWS else name)
    return text if text is not None else _guessed(data) or _refuse(data, where)


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _check_no_binary(data: bytes, where: str) -> None:
    head = data[:8192]
    controls = len(head) - len(head.translate(None, _CONTROL))
    if b"\0" in data or controls * 50 > len(head):
        at = next((i for i, byte in enumerate(data) if byte in _CONTROL), 0)
        raise KgError(
            f"{where}: binary content at byte {at} (0x{data[at]:02x}); kg reads text, so save the text itself as UTF-8"
        )


def _guessed(data: bytes) -> str | None:
    """The text in an encoding that nothing declares; None rather than a bad guess."""
    sample = data[:_SAMPLE]
    replaced = sample.decode("utf-8", "replace")
    if sum(map(str.isascii, replaced)) + 2 * replaced.count("\ufffd") <= len(replaced):
        return None  # Most of the other characters are good UTF-8: the file is damaged, not in another encoding.
    if sum(map(sample.count, _LETTERS)) > 9 * sum(byte > 127 for byte in sample):
        return _decoded(data, "cp1252")
    best = from_bytes(sample).best()
    if best is None or best.language == "Unknown" or (best.chaos > 0 and best.coherence == 0):
        return None
    return _decoded(data, best.encoding)


def _refuse(data: bytes, where: str) -> str:
    try:
        data.decode("utf-8-sig")
        at = 0
    except UnicodeDecodeError as error:
        at = error.start
    raise KgError(
        f"{where}: byte {at} (0x{data[at]:02x}) is not UTF-8, and the encoding is unclear; save the file as UTF-8"
    )
