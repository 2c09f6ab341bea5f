"""Two pages side by side: does one draw what the other draws, by the same operators?

A form may stand on the page itself, as drawing it is defined (ISO 32000-2, 8.10.1): the state kept,
its box clipped to, its operators run, the state restored.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise

from pikepdf import Array, Dictionary, Object

from printables.model.geometry import Rect
from printables.preflight.likeness import Likeness
from printables.preflight.structure import rectangle

ANEW = {"/Contents", "/DPart", "/Parent", "/Resources"}
NUMBER = rb"(-?[\d.]+)\s+"
OPENED = re.compile(rb"\s*q\s+" + NUMBER * 4 + rb"re\s+W\s+n\s")
CLOSED = re.compile(rb"\s*Q(?=\s|$)")
ROUNDING = 0.01
WHITE = b"\0\t\n\f\r "

Names = dict[tuple[str, str], Object]
"""What a page or form draws with, by kind and name."""


def difference(own: Object, other: Object, likeness: Likeness) -> str:
    """Tell in what the `other` page differs from a partner's `own`; empty if in nothing."""
    if not likeness.same_entries(own, other, ANEW):
        return "its boxes or other entries differ"
    names, others = names_of(own), names_of(other)
    opened = {key: names.pop(key) for key in {*names} - {*others} if key[0] == "/XObject"}
    if len(opened) > 1 or not same_operators(own, other, opened, likeness):
        return "its operators differ"
    inner = {key: one for form in opened.values() for key, one in names_of(form).items()}
    clash = any(names[key].unparse() != one.unparse() for key, one in inner.items() if key in names)
    names |= inner
    if clash or names.keys() != others.keys():
        return "the names that it draws by differ"
    apart = [key[1] for key, one in names.items() if not likeness.same(one, others[key])]
    return f"{apart[0]} differs" if apart else ""


def names_of(drawn: Object) -> Names:
    kinds = drawn.get("/Resources", Dictionary()).items()
    return {(kind, name): one for kind, found in kinds for name, one in found.items()}


def same_operators(own: Object, other: Object, opened: Names, likeness: Likeness) -> bool:
    """Compare the operators of two pages, byte by byte."""
    streams = [one.read_bytes() for one in streams_of(own)]
    others = [likeness.content(one) for one in streams_of(other)]
    whole, found = b"".join(streams), b"".join(others)
    at = len(whole)
    for (_, name), form in opened.items():
        before, drawn, after = whole.partition(b"%s Do" % name.encode())
        at = len(before)
        if not (drawn and found.startswith(before) and is_opened(form, found[at:], after)):
            return False
    return bool(opened or whole == found) and cut_between_words(streams, others, at)


def is_opened(form: Object, found: bytes, after: bytes) -> bool:
    """Tell whether a form stands there written out, and then what follows it."""
    begun, content = OPENED.match(found), form.read_bytes()
    if begun is None or set(form.keys()) & {"/Matrix", "/Group"}:
        return False
    if not clips_to(rectangle(form.BBox), map(float, begun.groups())):
        return False
    if not found.startswith(content, begun.end()):
        return False
    closed = CLOSED.match(found, begun.end() + len(content))
    return closed is not None and found[closed.end() :] == after


def clips_to(box: Rect, clip: Iterable[float]) -> bool:
    left, bottom, width, height = clip
    edges = (left, bottom, left + width, bottom + height)
    wanted = (box.left, box.bottom, box.right, box.top)
    return all(abs(one - other) < ROUNDING for one, other in zip(edges, wanted, strict=True))


def cut_between_words(streams: Sequence[bytes], others: Sequence[bytes], at: int) -> bool:
    """See that no word is cut in two that was not: readers put a space between streams (7.8.2).

    Up to `at`, and again counted from the end, both pages have the same operators.
    """
    longer = sum(map(len, others)) - sum(map(len, streams))
    before = {end if end <= at else end + longer for end in accumulate(map(len, streams))}
    ends = accumulate(map(len, others))
    return all(
        end in before or one[-1:] in WHITE or other[:1] in WHITE
        for end, (one, other) in zip(ends, pairwise(others), strict=False)
    )


def streams_of(page: Object) -> list[Object]:
    contents = page.get("/Contents", Array())
    return list(contents) if isinstance(contents, Array) else [contents]
