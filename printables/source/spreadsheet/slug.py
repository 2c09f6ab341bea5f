"""An id from what people write: lower-case words joined by hyphens."""

import re
import unicodedata

LONGEST = 60
NOT_IN_ID = re.compile(r"[^a-z0-9]+")
APOSTROPHE = re.compile("['’ʼ]")  # noqa: RUF001 - as people type it


def slug(written: str) -> str:
    """Give `harbor-house` for `Harbor House`; nothing for a script without Latin letters."""
    plain = unicodedata.normalize("NFKD", APOSTROPHE.sub("", written.casefold()))
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    whole = NOT_IN_ID.sub("-", letters).strip("-")
    if len(whole) <= LONGEST:
        return whole
    return whole[:LONGEST].rpartition("-")[0] or whole[:LONGEST]
