"""Small press PDFs, painted in every way that has plates: a page of 100 x 100 pt, all trim."""

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream
from PIL import Image

SIDE = 100
EVERYWHERE = f"0 0 {SIDE} {SIDE} re f"
LEFT_HALF = f"0 0 {SIDE // 2} {SIDE} re f"


class Inked:
    """One page with its operators and resources."""

    def __init__(self) -> None:
        self.pdf = Pdf.new()
        self.pdf.add_blank_page(page_size=(SIDE, SIDE))
        self.page = self.pdf.pages[0].obj
        self.page.TrimBox = self.page.BleedBox = Array([0, 0, SIDE, SIDE])
        self.page.Resources = Dictionary()

    def paint(self, operators: str, **resources: Object) -> bytes:
        """Give the PDF with these operators as its page."""
        for kind, found in resources.items():
            self.page.Resources[Name(f"/{kind}")] = found
        self.page.Contents = self.pdf.make_stream(operators.encode())
        written = BytesIO()
        self.pdf.save(written)
        return written.getvalue()

    def picture(self, picture: Image.Image, **keys: object) -> Stream:
        """Give a JPEG as the engine writes it: CMYK upside down, and a Decode that turns it."""
        jpeg = BytesIO()
        picture.save(jpeg, "JPEG", quality=95)
        return self.pdf.make_stream(
            jpeg.getvalue(),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=picture.width,
            Height=picture.height,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
            **keys,
        )

    def form(self, operators: str, **keys: object) -> Stream:
        return self.pdf.make_stream(
            operators.encode(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=[0, 0, SIDE, SIDE],
            **keys,
        )


def spot(name: str, cmyk: tuple[float, float, float, float] = (0, 1, 0, 0)) -> Array:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(cmyk), N=1)
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])


def vectors() -> bytes:
    return Inked().paint(f"0.2 0.4 0.6 0.8 k {LEFT_HALF}")


def short_and_long() -> bytes:
    """Paint the same CMYK by `k` and by `scn`, and grey beside it by `g`."""
    operators = "/DeviceCMYK cs 0.5 0 0 0 scn 0 0 25 100 re f 0.5 0 0 0 k 25 0 25 100 re f "
    return Inked().paint(f"{operators} 0.25 g 50 0 50 100 re f")


def nothing_set() -> bytes:
    """Paint without setting a colour: black."""
    return Inked().paint(LEFT_HALF)


def jpeg() -> bytes:
    made = Inked()
    inks = Image.new("CMYK", (8, 8), (51, 102, 153, 204))
    drawn = made.picture(inks, ColorSpace=Name.DeviceCMYK, Decode=[1, 0, 1, 0, 1, 0, 1, 0])
    return made.paint("100 0 0 100 0 0 cm /Im Do", XObject=Dictionary(Im=drawn))


def grey_jpeg() -> bytes:
    made = Inked()
    drawn = made.picture(Image.new("L", (8, 8), 64), ColorSpace=Name.DeviceGray)
    return made.paint("50 0 0 100 0 0 cm /Im Do", XObject=Dictionary(Im=drawn))


def palette() -> bytes:
    made = Inked()
    space = Array([Name.Indexed, Name.DeviceCMYK, 1, bytes([255, 0, 0, 0, 0, 0, 128, 0])])
    drawn = made.pdf.make_stream(
        bytes([0, 1]),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=2,
        Height=1,
        BitsPerComponent=8,
        ColorSpace=space,
    )
    return made.paint("100 0 0 100 0 0 cm /Im Do", XObject=Dictionary(Im=drawn))


def forms() -> bytes:
    """Draw a form with resources of its own, twice, once half through a transparent group."""
    made = Inked()
    named = Dictionary(ColorSpace=Dictionary(Ours=Name.DeviceCMYK))
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    solid = f"/Ours cs 1 0 0 0 scn {LEFT_HALF}"
    drawn = Dictionary(
        A=made.form(solid, Resources=named), B=made.form(solid, Resources=named, Group=group)
    )
    half = Dictionary(Half=Dictionary(ca=0.5))
    return made.paint("q /A Do Q q /Half gs 1 0 0 1 50 0 cm /B Do Q", XObject=drawn, ExtGState=half)


def tiling() -> bytes:
    made = Inked()
    cell = made.pdf.make_stream(
        b"0 0 1 0 k 0 0 12 24 re f",
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 24, 24],
        XStep=24,
        YStep=24,
        Resources=Dictionary(),
    )
    return made.paint(f"/Pattern cs /P scn {EVERYWHERE}", Pattern=Dictionary(P=cell))


def overprint(*, on: bool) -> bytes:
    """Print black over half of a yellow page: with overprint, or knocking it out."""
    state = Dictionary(O=Dictionary(op=on, OP=on, OPM=1))
    operators = f"0 0 1 0 k {EVERYWHERE} /O gs 0 0 0 1 k {LEFT_HALF}"
    return Inked().paint(operators, ExtGState=state)


def die_line() -> bytes:
    """Lay a die line of its own ink over yellow, which stays below it."""
    state = Dictionary(O=Dictionary(op=True, OP=True, OPM=1))
    operators = f"0 0 1 0 k {EVERYWHERE} /O gs /Cut cs 1 scn {LEFT_HALF}"
    return Inked().paint(operators, ExtGState=state, ColorSpace=Dictionary(Cut=spot("Cut")))


def registration() -> bytes:
    return Inked().paint(f"/All cs 0.5 scn {LEFT_HALF}", ColorSpace=Dictionary(All=spot("All")))


def light() -> bytes:
    return Inked().paint(f"1 0 0 rg {EVERYWHERE}")
