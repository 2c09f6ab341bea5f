"""PDF functions of one input (ISO 32000-2, 7.10): enough to know the colours of a gradient."""

from collections.abc import Sequence

from pikepdf import Array, Object, Stream

SAMPLED, EXPONENTIAL, STITCHED = 0, 2, 3
BYTE = 8
STEPS = 16
"""At how many places between its ends a function is looked at."""

Values = tuple[float, ...]


def along(function: Object, start: float, end: float) -> list[Values]:
    """Give a function's values from one input to another; empty for a kind that is not read."""
    places = (start + (end - start) * at / STEPS for at in range(STEPS + 1))
    return [values for place in places if (values := value(function, place))]


def value(function: Object, at: float) -> Values:
    """Evaluate a function, or several that give one component each; empty if it is not read."""
    if isinstance(function, Array):
        return tuple(part for one in function for part in value(one, at))
    first, last = (float(one) for one in function.Domain[:2])
    kind, place = int(function.FunctionType), min(max(at, first), last)
    if kind == EXPONENTIAL:
        return exponential(function, place)
    if kind == STITCHED:
        return stitched(function, place, (first, last))
    if kind == SAMPLED and isinstance(function, Stream):
        return sampled(function, (place - first) / ((last - first) or 1))
    return ()


def exponential(function: Object, at: float) -> Values:
    low = [float(one) for one in function.get("/C0", Array([0]))]
    high = [float(one) for one in function.get("/C1", Array([1]))]
    share = at ** float(function.N)
    return tuple(a + share * (b - a) for a, b in zip(low, high, strict=True))


def stitched(function: Object, at: float, domain: tuple[float, float]) -> Values:
    bounds = [domain[0], *(float(one) for one in function.Bounds), domain[1]]
    index = max(i for i in range(len(bounds) - 1) if at >= bounds[i] or i == 0)
    start, end = bounds[index], bounds[index + 1]
    low, high = (float(one) for one in function.Encode[2 * index : 2 * index + 2])
    share = (at - start) / ((end - start) or 1)
    return value(function.Functions[index], low + share * (high - low))


def sampled(function: Stream, share: float) -> Values:
    """Take the nearest sample of a table of bytes."""
    if int(function.BitsPerSample) != BYTE:
        return ()
    scale: Sequence[float] = [float(one) for one in function.get("/Decode", function.Range)]
    parts, count = len(scale) // 2, int(function.Size[0])
    row = function.read_bytes()[round(share * (count - 1)) * parts :][:parts]
    return tuple(
        scale[2 * i] + byte / 255 * (scale[2 * i + 1] - scale[2 * i]) for i, byte in enumerate(row)
    )
