"""Files of other programs that were given a deck's name: what they are, and the way from there to a deck."""

_BEGINNINGS = (
    (b"PK\x03\x04", "a document of Word or LibreOffice, or another ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Word or Excel"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"SQLite format 3\0", "a database (SQLite)"),
)
"""How files begin that are no plain text, with what they are."""
TO_PLAIN_TEXT = "save it as plain text in UTF-8, with the ending .yaml; of a table save CSV, which `import` reads"
_BEGIN = "begin with `deck:`"
_IMPORT = "`coldwar-quiz import` makes a deck of it; a deck begins with `deck:`"


def named(data: bytes) -> str:
    """What the file is that begins with `data`, where that is no plain text; empty else."""
    return next((name for beginning, name in _BEGINNINGS if data.startswith(beginning)), "")


def way_to_a_deck(text: str) -> str:
    """How a deck begins, or is made of what `text`, all of a file or its beginning, looks like."""
    lines = [line for line in text[:20_000].splitlines() if line.strip()][:3]
    first = lines[0].lstrip() if lines else ""
    if first.startswith("<"):
        return f"this looks like a web page or like XML; {_BEGIN}"
    if first.startswith("::") or "{=" in text[:20_000]:
        return f"this looks like GIFT: {_IMPORT}"
    for sign, name in ((",", "commas"), (";", "semicolons"), ("\t", "tabs")):
        counts = [line.count(sign) for line in lines]
        if len(counts) > 1 and counts[0] and len(set(counts)) == 1:
            return f"this looks like a table with {name}: {_IMPORT}"
    return _BEGIN
