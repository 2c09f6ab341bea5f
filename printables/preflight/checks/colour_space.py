"""`colour-space`: a press file holds ink only: CMYK, grey and declared spots, no RGB anywhere."""

import re
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object, Stream

from printables.model.colour import ColourSpace
from printables.model.finding import Severity
from printables.preflight.check import Check, Fault
from printables.preflight.inspection import Inspection
from printables.preflight.structure import Part, uses

LIGHT = {"/DeviceRGB", "/CalRGB", "/CalGray", "/Lab", "/RGB"}
INK = {"/DeviceCMYK", "/CMYK"}
INLINE = re.compile(rb"/(?:CS|ColorSpace)\s*/(RGB|DeviceRGB)\b")
OPERATORS = {ColourSpace.CMYK: "rg RG", ColourSpace.SRGB: "k K"}
OPERAND = re.compile(rb"(/[^\s/\[\]<>()%]+)\s+(?:cs|CS)\b")
RGB_COMPONENTS = 3


def find(inspection: Inspection) -> Iterator[Fault]:
    """Press: nothing but ink. Elsewhere: no ink, which a screen shows by guesswork."""
    wanted = inspection.rules.profile.colour
    found = {(part.page, what) for part in inspection.parts for what in strangers(part, wanted)}
    kind = "RGB" if wanted is ColourSpace.CMYK else "CMYK"
    for page, what in sorted(found):
        yield Fault(page=page, message=f"{kind} colour in {what}")


def strangers(part: Part, wanted: ColourSpace) -> Iterator[str]:
    """Name what in one content stream uses the other kind of colour."""
    barred = LIGHT if wanted is ColourSpace.CMYK else INK
    if uses(part, OPERATORS[wanted]) or not families_named(part).isdisjoint(barred):
        yield "text or drawing"
    if wanted is ColourSpace.CMYK and INLINE.search(part.raw):
        yield "an inline picture"
    for what, space in spaces(part):
        if not families(space).isdisjoint(barred):
            yield what


def families_named(part: Part) -> set[str]:
    """Give the families that a stream sets by `cs` and `CS`, not those it merely could set."""
    spaces = part.resources.get(Name.ColorSpace, Dictionary())
    names = {name.decode("latin-1") for name in OPERAND.findall(part.raw)}
    return {family for name in names for family in families(spaces.get(name, Name(name)))}


def spaces(part: Part) -> Iterator[tuple[str, Object]]:
    """Give every colour space of what a stream draws, and what it colours."""
    objects = ((one, "a picture") for one in part.named("/XObject"))
    shadings = ((one, "a gradient") for one in part.named("/Shading"))
    patterns = ((one.get(Name.Shading), "a gradient") for one in part.named("/Pattern"))
    for holder, what in (*objects, *shadings, *patterns):
        if holder is not None and Name.ColorSpace in holder:
            yield what, holder[Name.ColorSpace]
    group = part.dictionary.get(Name.Group, Dictionary())
    if Name.CS in group:
        yield "a transparency group", group[Name.CS]


def families(space: Object) -> set[str]:
    """Name the colour space families in a space, down to bases and alternates (8.6)."""
    if isinstance(space, Name):
        return {str(space)}
    if not isinstance(space, Array) or not len(space):
        return set()
    family = str(space[0])
    if family == "/ICCBased" and isinstance(space[1], Stream):
        components = int(space[1].get(Name.N, 0))
        return {"/DeviceRGB"} if components == RGB_COMPONENTS else {family}
    inner = {"/Indexed": 1, "/Pattern": 1, "/Separation": 2, "/DeviceN": 2}.get(family)
    below = families(space[inner]) if inner is not None and len(space) > inner else set()
    return {family} | below


CHECK = Check(
    id="colour-space",
    title="Only the edition's own kind of colour is used, in every corner of the file",
    rationale="One RGB black becomes four inks that misregister; CMYK on screen is guesswork.",
    remedy="Convert colours and pictures to CMYK (for a screen: to RGB) when you export the PDF.",
    severity=Severity.ERROR,
    find=find,
    rules=("output_intent",),
)
