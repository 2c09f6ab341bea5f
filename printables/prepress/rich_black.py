"""Rich black: large solids of black get the other inks that a print shop asks for.

Black ink alone looks grey over a large area. Only plain shapes that are filled on a panel itself
change; type and fine lines never do, since four inks are never in perfect register.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from pikepdf import Matrix

from printables.prepress.black import BLACK, Inks, Pen, after
from printables.prepress.drawings import Step, step

LARGE = 72.0 * 72.0
"""Square points; ours: a solid smaller than a square inch does not look grey."""
THICK = 18.0
"""Points; ours: a bar thinner than a quarter of an inch stays in one ink."""

STARTS, GOES_ON = frozenset(["m", "re"]), frozenset(["l", "c", "v", "y", "h"])
FILLS = frozenset(["f", "F", "f*"])

Point = tuple[float, float]


@dataclass(kw_only=True)
class Shape:
    """The path under construction: where it began among the steps, its corners, its parts."""

    begun: int = 0
    corners: list[Point] = field(default_factory=list)
    parts: int = 0


@dataclass(frozen=True, kw_only=True)
class Place:
    """The state that `q` keeps: the pen, and the scale in each direction."""

    pen: Pen = field(default_factory=Pen)
    matrix: Matrix = field(default_factory=Matrix)


def enriched(steps: Sequence[Step], build: Inks) -> list[Step]:
    """Fill large black solids with `build`, in per cent."""
    made: list[Step] = []
    place, outer, shape = Place(), list[Place](), Shape()
    for one in steps:
        operator = str(one.operator)
        if operator in STARTS or operator in GOES_ON:
            draw(shape, one, at=len(made))
        elif operator in FILLS and place.pen.fill.inks == BLACK and large(shape, place.matrix):
            made.insert(shape.begun, step("k", *(ink / 100 for ink in build)))
            made += [one, step("k", *BLACK)]
            shape = Shape()
            continue
        elif operator not in {"W", "W*"}:
            shape = Shape()
            place = moved_on(one, place, outer)
        made.append(one)
    return made


def draw(shape: Shape, one: Step, at: int) -> None:
    if str(one.operator) in STARTS:
        shape.begun = shape.begun if shape.parts else at
        shape.parts += 1
    numbers = [float(number) for number in one.operands]
    if str(one.operator) == "re":
        left, bottom, width, height = numbers
        right, top = left + width, bottom + height
        shape.corners += [(left, bottom), (right, bottom), (right, top), (left, top)]
    elif numbers:
        shape.corners.append((numbers[-2], numbers[-1]))


def moved_on(one: Step, place: Place, outer: list[Place]) -> Place:
    match str(one.operator):
        case "q":
            outer.append(place)
        case "Q":
            return outer.pop() if outer else place
        case "cm":
            moved = Matrix(*(float(number) for number in one.operands)) @ place.matrix
            return replace(place, matrix=moved)
        case _:
            return replace(place, pen=after(one, place.pen))
    return place


def large(shape: Shape, matrix: Matrix) -> bool:
    """Tell whether a path is one shape, large and nowhere near as thin as a line."""
    if shape.parts != 1:
        return False
    corners = [matrix.transform(corner) for corner in shape.corners]
    across, up = zip(*corners, strict=True)
    thin = min(max(across) - min(across), max(up) - min(up))
    return thin >= THICK and area(corners) >= LARGE


def area(corners: Sequence[Point]) -> float:
    """Give the area of a polygon by the shoelace formula."""
    return abs(sum(doubled(corners))) / 2


def doubled(corners: Sequence[Point]) -> Iterator[float]:
    for (x, y), (next_x, next_y) in zip(corners, [*corners[1:], corners[0]], strict=True):
        yield x * next_y - next_x * y
