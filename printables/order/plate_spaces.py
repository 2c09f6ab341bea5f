"""Colour spaces as one ink sees them: grey, and white where none of that ink is laid down."""

from pikepdf import Array, Dictionary, Name, Object, Pdf

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
CMYK, GREY = "/PlateCMYK", "/PlateGrey"
"""Names under which a plate's own spaces stand among a drawing's resources."""
SPOT = "/Separation"
CMYK_FAMILIES = {"/DeviceCMYK", "/ICCBased 4"}
GREY_FAMILIES = {"/DeviceGray", "/ICCBased 1"}
BASED = {"/Indexed", "/Pattern"}
WHITE, SOLID = 1.0, 0.0


class PlateSpaces:
    """What replaces each colour space on the plate of one ink."""

    def __init__(self, pdf: Pdf, ink: str) -> None:
        self.ink = ink
        self.cmyk = one_of_four(pdf, ink)
        self.full = one_ink(SOLID)
        self.blank = one_ink(WHITE)
        self.grey: Object = Name.DeviceGray if ink == "Black" else self.blank

    def shown(self, space: Object) -> Object:
        """Give what replaces a colour space.

        Raises:
            ValueError: it is neither CMYK, nor grey, nor a spot colour.
        """
        kind = family(space)
        if kind in CMYK_FAMILIES:
            return self.cmyk
        if kind in GREY_FAMILIES:
            return self.grey
        if kind == SPOT:
            return self.full if spot_name(space) in {"All", self.ink} else self.blank
        if kind in BASED:
            base = base_of(space)
            return Array([*list(space)[:1], self.shown(base), *list(space)[2:]]) if base else space
        raise ValueError(f"a colour of the kind {kind} has no plates")


def has_plates(space: Object) -> bool:
    """Tell whether a space is made of inks, which any that is painted with must be."""
    kind = family(space)
    if kind in BASED:
        base = base_of(space)
        return base is None or has_plates(base)
    return kind in CMYK_FAMILIES | GREY_FAMILIES | {SPOT}


def base_of(space: Object) -> Object | None:
    """Give the space below a palette or an uncoloured pattern, if there is one."""
    return None if isinstance(space, Name) or len(space) == 1 else space[1]


def family(space: Object) -> str:
    """Name a colour space's family (ISO 32000-1, 8.6), with the inks of a profiled one."""
    if isinstance(space, Name):
        return str(space)
    kind = str(space[0])
    return f"{kind} {int(space[1].N)}" if kind == "/ICCBased" else kind


def spot_name(space: Object) -> str:
    return str(space[1]).removeprefix("/")


def one_of_four(pdf: Pdf, ink: str) -> Array:
    """Give a space of four inks that shows one: a PostScript function picks it off the stack."""
    below = PROCESS.index(ink) if ink in PROCESS else None
    picked = "pop pop pop pop 1" if below is None else picking(below)
    function = pdf.make_stream(
        f"{{ {picked} }}".encode(), FunctionType=4, Domain=[0, 1] * len(PROCESS), Range=[0, 1]
    )
    names = Array([Name(f"/{name}") for name in PROCESS])
    return Array([Name.DeviceN, names, Name.DeviceGray, function])


def picking(below: int) -> str:
    """Write how to keep the value with `below` others under it, and turn ink into grey."""
    above = len(PROCESS) - 1 - below
    return f"{'pop ' * above}{below + 1} 1 roll {'pop ' * below}1 exch sub"


def one_ink(at_full: float) -> Array:
    """Give a spot colour's space that turns from white to a grey."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[WHITE], C1=[at_full], N=1)
    return Array([Name.Separation, Name("/Ink"), Name.DeviceGray, tint])
