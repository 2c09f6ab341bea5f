"""A press PDF to its plates: the same drawing in grey, once for each ink. Nothing is drawn here.

Each colour space is replaced by one that shows how much of the one ink it lays down (white for
none, black for solid), so that any program that draws grey draws the plate: through vectors,
pictures, patterns and transparency alike. Spot colours have plates of their own.
"""

from collections.abc import Iterator
from io import BytesIO

from pikepdf import (
    Dictionary,
    Name,
    Object,
    Operator,
    Page,
    Pdf,
    parse_content_stream,
    unparse_content_stream,
)

from printables.order.plate_spaces import (
    CMYK,
    GREY,
    PROCESS,
    SPOT,
    PlateSpaces,
    family,
    has_plates,
    spot_name,
)

NO_SPOT = {"All", "None", *PROCESS}
DEVICES = {"/DeviceCMYK": CMYK, "/DeviceGray": GREY}
SHORT = {"k": (CMYK, "cs", "scn"), "K": (CMYK, "CS", "SCN")}
SHORT |= {"g": (GREY, "cs", "scn"), "G": (GREY, "CS", "SCN")}
NO_PLATES = {"rg", "RG", "INLINE IMAGE"}
FIRST_BLACK = f"{GREY} cs 0 scn {GREY} CS 0 SCN\n".encode()
"""A page starts in black (ISO 32000-1, 8.4.2), before it sets any colour."""


def plate(press_pdf: bytes, ink: str) -> bytes:
    """Give the PDF as one ink lays it down, in grey: 0 is solid ink.

    Raises:
        ValueError: the PDF holds a colour that is neither CMYK, nor grey, nor a spot colour.
    """
    with Pdf.open(BytesIO(press_pdf)) as pdf:
        spaces = PlateSpaces(pdf, ink)
        for one in list(drawings(pdf)):
            recolour(one, spaces, pdf)
        target = BytesIO()
        pdf.save(target, compress_streams=False)
        return target.getvalue()


def spot_inks(press_pdf: bytes) -> tuple[str, ...]:
    """Name the spot colours that a PDF declares, such as a die line."""
    with Pdf.open(BytesIO(press_pdf)) as pdf:
        spaces = [space for one in drawings(pdf) for space in spaces_named(one).values()]
        found = dict.fromkeys(spot_name(space) for space in spaces if family(space) == SPOT)
    return tuple(name for name in found if name not in NO_SPOT)


def drawings(pdf: Pdf) -> Iterator[Object]:
    """Give pages, forms, pictures, patterns and shadings, each once. Soft masks are no ink."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        yield from drawings_below(page.obj, seen)


def drawings_below(one: Object, seen: set[tuple[int, int]]) -> Iterator[Object]:
    yield one
    for inner in drawn_by(one):
        if not inner.is_indirect or inner.objgen not in seen:
            seen.add(inner.objgen)
            yield from drawings_below(inner, seen)


def drawn_by(one: Object) -> Iterator[Object]:
    for kind in ("/XObject", "/Pattern", "/Shading"):
        yield from resources_of(one).get(kind, Dictionary()).values()
    if one.get(Name.PatternType) is not None and Name.Shading in one:
        yield one[Name.Shading]


def resources_of(one: Object) -> Object:
    """Give a drawing's resources; a page may have them from its ancestors."""
    node: Object | None = one
    while node is not None and Name.Resources not in node:
        node = node.get(Name.Parent)
    return Dictionary() if node is None else node[Name.Resources]


def spaces_named(one: Object) -> dict[str, Object]:
    return dict(resources_of(one).get(Name.ColorSpace, Dictionary()).items())


def recolour(one: Object, spaces: PlateSpaces, pdf: Pdf) -> None:
    """Show one ink in a drawing: in its own space, in what it names, in what its operators say."""
    if Name.Group in one:
        one.Group.CS = Name.DeviceGray
    if Name.ColorSpace in one:
        one.ColorSpace = spaces.shown(one.ColorSpace)
    elif one.get(Name.Type) == Name.Page:
        content = content_shown(Page(one), spaces)
        one.Resources = resources_shown(one, spaces)
        one.Contents = pdf.make_stream(FIRST_BLACK + content)
    elif one.get(Name.Subtype) == Name.Form or one.get(Name.PatternType) == 1:
        content = content_shown(one, spaces)
        one.Resources = resources_shown(one, spaces)
        coloured = FIRST_BLACK if one.get(Name.PaintType) == 1 else b""
        one.write(coloured + content)


def resources_shown(one: Object, spaces: PlateSpaces) -> Dictionary:
    """Give resources of its own to a drawing, since several may share theirs."""
    made = Dictionary(dict(resources_of(one).items()))
    # The engine names spaces that it never uses, such as Lab: they stay as they are.
    named = {
        name: spaces.shown(space) if has_plates(space) else space
        for name, space in spaces_named(one).items()
    }
    made.ColorSpace = Dictionary(named | {CMYK: spaces.cmyk, GREY: spaces.grey})
    states = made.get(Name.ExtGState, Dictionary()).items()
    made.ExtGState = Dictionary({name: state_shown(state) for name, state in states})
    return made


def state_shown(state: Object) -> Object:
    """Let what overprints multiply: where it lays down none of this ink, what is below stays."""
    made = Dictionary(dict(state.items()))
    if "/op" in state or "/OP" in state:
        overprints = bool(state.get("/op", state.get("/OP")))
        made.BM = Name.Multiply if overprints else Name.Normal
    return made


def content_shown(one: Object | Page, spaces: PlateSpaces) -> bytes:
    """Write a drawing's operators so that every colour is set through a named space."""
    known = spaces_named(one.obj if isinstance(one, Page) else one)
    made: list[tuple[list[Object], Operator]] = []
    for instruction in parse_content_stream(one):
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator in NO_PLATES:
            raise ValueError(f"what '{operator}' paints has no plates")
        if operator in SHORT:
            space, choose, operator = SHORT[operator]
            made.append(([Name(space)], Operator(choose)))
        elif operator in {"cs", "CS"}:
            operands = [chosen(str(operands[0]), known, spaces)]
        made.append((operands, Operator(operator)))
    return unparse_content_stream(made)


def chosen(name: str, known: dict[str, Object], spaces: PlateSpaces) -> Name:
    """Give the name of the space that a drawing sets, once it is one that has plates."""
    spaces.shown(known.get(name, Name(name)))
    return Name(DEVICES.get(name, name))
