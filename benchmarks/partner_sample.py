"""A table of partners with hard cases among them, and their logos: the same rows every time.

`python -m benchmarks.partner_sample FOLDER COUNT [LOGOS]` writes `partners.csv` and `logos/` into
FOLDER; the rows share so many logos, a dozen unless said.
"""

import csv
import io
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageDraw

COLUMNS = (
    "ID", "Organization name", "Tagline", "Phone number", "Street address", "Web site", "Logo",
    "Languages", "Materials", "Quantity", "Print shop", "Funder's statement", "Disclaimer",
    "Contact person",
)  # fmt: skip
EVERY = 8
"""So many rows hold one hard case."""

FIRST = (
    "Harbor", "Cedar", "Open Door", "River", "Oak Ridge", "New Dawn", "Delta", "Prairie", "Ozark",
)  # fmt: skip
SECOND = (
    "House", "Shelter", "School District", "Clinic", "Family Center", "Youth Network", "Church",
)  # fmt: skip
TOWNS = ("Little Rock", "Springdale", "Conway", "Jonesboro", "Pine Bluff", "El Dorado")
PALETTE = ("#1d4a5c", "#7a2e1d", "#2e5e3a", "#4a2e6b", "#8a5a00")
GOOD_LOGOS = 12

Cells = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class SampleRow:
    """A row, the number it has in the table, and what must become of it.

    `column` and `reason` say what must be told of a row that is refused; `fails` what preflight or
    the picture's reader says of one that is read, but cannot be printed.
    """

    number: int
    cells: Cells
    column: int = 0
    reason: str = ""
    fails: str = ""
    note: str = ""
    twin: bool = field(default=False)

    @property
    def good(self) -> bool:
        return not (self.reason or self.fails)


Case = Callable[[Cells], dict[str, object]]


def changed(column: str, value: str, **fate: object) -> Case:
    def apply(cells: Cells) -> dict[str, object]:
        cells[column] = value
        at = {"column": COLUMNS.index(column) + 1} if "reason" in fate else {}
        return at | fate

    return apply


CASES: dict[str, Case] = {
    "no name": changed("Organization name", "  ", reason="'name' is missing"),
    "no id": changed("ID", "", note="its id is"),
    "id with spaces": changed("ID", " Hope  House {n} ", note="its id is"),
    "accents": changed("Organization name", "Café Ñandú Niños É {n}"),
    "long name": changed("Organization name", "The Association " * 20, fails="partner"),
    "arabic": changed("Organization name", "مركز الأمل {n}"),
    "lao": changed("Organization name", "ສູນຊ່ວຍເຫຼືອ {n}"),
    "burmese": changed("Organization name", "မြန်မာမိသားစုကူညီရေးအဖွဲ့ {n}"),
    "hindi": changed("Organization name", "आशा परिवार सहायता केंद्र {n}"),
    "chinese": changed("Organization name", "希望之家社区服务中心 {n}"),
    "korean": changed("Organization name", "한인 가정 상담소 {n}"),
    "vietnamese": changed("Organization name", "Hội Người Việt Tự Do {n}"),
    "ukrainian": changed("Organization name", "Український центр допомоги {n}"),
    "two scripts": changed("Organization name", "Hope House {n} مركز الأمل"),
    "long lao": changed("Organization name", "ສູນຊ່ວຍເຫຼືອຄອບຄົວລາວແລະເດັກນ້ອຍຜູ້ຖືກເຄາະຮ້າຍໃນລັດອາຄັນຊໍ"),
    "long burmese": changed(
        "Organization name",
        "မြန်မာမိသားစုများကူညီစောင့်ရှောက်ရေးနှင့်ပညာပေးအဖွဲ့ချုပ်ကြီး",
        fails="partner's name: ",
    ),
    "picture": changed("Organization name", "Hope 🏠 {n}", reason="none of the theme's fonts"),
    "scientific phone": changed("Phone number", "5.01556E+09", reason="digits are lost"),
    "phone as date": changed("Phone number", "5-Jan-01", reason="is a date"),
    "two phones": changed("Phone number", "501-555-0100 / 501-555-0101", reason="more than one"),
    "no phone": changed("Phone number", ""),
    "float phone": changed("Phone number", "5015550142.0", note="Is it whole?"),
    "bare site": changed("Web site", "www.example.org/{n}"),
    "mail": changed("Web site", "info@example.org", reason="an e-mail address"),
    "bad site": changed("Web site", "http://", reason="needs a web address"),
    "formula": changed("Tagline", "=A1&B1", reason="holds a formula"),
    "error": changed("Tagline", "#REF!", reason="holds the error"),
    "garbled": changed("Street address", "12 Calle AÃ±o", reason="is garbled"),
    "two lines": changed("Street address", "12 Main St\nConway, AR"),
    "missing logo": changed("Logo", "logos/none.png", reason="is missing"),
    "far logo": changed("Logo", "../../secret.png", reason="lies outside"),
    "broken logo": changed("Logo", "logos/broken.png", fails="damaged or cut short"),
    "huge logo": changed("Logo", "logos/huge.png", fails="too many pixels"),
    "script logo": changed("Logo", "logos/script.svg", fails="holds a script"),
    "far svg": changed("Logo", "logos/far.svg", fails="points to another file"),
    "disguised logo": changed("Logo", "logos/document.png", fails="PDF or Illustrator"),
    "unknown language": changed("Languages", "Klingon", reason="unknown language"),
    "unknown material": changed("Materials", "brochur", reason="Did you mean 'brochure'?"),
    "unknown shop": changed("Print shop", "Nobody Press", reason="unknown printer"),
    "half a copy": changed("Quantity", "1.5", reason="not a whole number"),
    "thousands": changed("Quantity", "2,500"),
    "statement": changed("Funder's statement", "Supported by grant 2026-VT-GX-0001."),
}  # fmt: skip


def sample(count: int, logos: int = GOOD_LOGOS) -> Iterator[SampleRow]:
    """Give rows of the table below its headings; every eighth is a hard case, or a twin."""
    chance = random.Random(20)  # noqa: S311 - a sample, not a secret
    cases = list(CASES.values())
    for at in range(count):
        number, cells = at + 2, plain_row(at, chance, logos)
        if at % EVERY != EVERY - 1:
            yield SampleRow(number=number, cells=cells)
            continue
        turn = at // EVERY % (len(cases) + 1)
        if turn == len(cases):
            cells["ID"] = f"partner-{at - 1:04}"
            yield SampleRow(number=number, cells=cells, column=1, reason="is already that of")
            continue
        fate = cases[turn](cells)
        cells = {name: value.replace("{n}", str(at)) for name, value in cells.items()}
        yield SampleRow(number=number, cells=cells, **fate)  # type: ignore[arg-type]


def plain_row(at: int, chance: random.Random, logos: int) -> Cells:
    name = f"{chance.choice(FIRST)} {chance.choice(SECOND)}"
    return {
        "ID": f"partner-{at:04}",
        "Organization name": f"{name} {at}",
        "Tagline": chance.choice(("", "Here day and night", "Safe, free, private")),
        "Phone number": f"501-555-{at % 10000:04}",
        "Street address": f"{chance.randrange(1, 999)} Main Street, {chance.choice(TOWNS)}, AR",
        "Web site": f"https://example.org/{at}",
        "Logo": f"logos/good-{at % logos:02}.{'svg' if at % 3 else 'png'}",
        "Languages": chance.choice(("", "en", "English")),
        "Materials": "",
        "Quantity": chance.choice(("", "250", "1000")),
        "Print shop": "",
        "Funder's statement": "",
        "Disclaimer": "",
        "Contact person": chance.choice(("", "J. Doe")),
    }


def table(rows: list[SampleRow]) -> str:
    """Write the rows as CSV."""
    written = io.StringIO()
    lines = csv.DictWriter(written, COLUMNS)
    lines.writeheader()
    lines.writerows(row.cells for row in rows)
    return written.getvalue()


def logos(folder: Path, count: int = GOOD_LOGOS) -> None:
    """Write all the logos that the rows name, no two alike."""
    folder.mkdir(parents=True, exist_ok=True)
    for at in range(count):
        colour, (right, down) = PALETTE[at % len(PALETTE)], divmod(at, 300)
        picture = Image.new("RGB", (900, 900), "white")
        ImageDraw.Draw(picture).ellipse((60 + down, 60 + right, 840, 840), fill=colour)
        picture.save(folder / f"good-{at:02}.png")
        mark = f'<circle cx="30" cy="30" r="{20 + 6 * at / count}" fill="{colour}"/>'
        (folder / f"good-{at:02}.svg").write_text(svg(mark), encoding="utf-8")
    whole = (folder / "good-00.png").read_bytes()
    (folder / "broken.png").write_bytes(whole[: len(whole) // 2])
    Image.new("1", (8000, 8000)).save(folder / "huge.png")
    (folder / "script.svg").write_text(svg("<script>run()</script>"), encoding="utf-8")
    far = svg('<image href="https://example.org/a.png" width="9" height="9"/>')
    (folder / "far.svg").write_text(far, encoding="utf-8")
    (folder / "document.png").write_bytes(b"%PDF-1.7\n")


def svg(inner: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 60">{inner}</svg>'


def write_sample(folder: Path, count: int, shared: int = GOOD_LOGOS) -> list[SampleRow]:
    """Write the table and its logos, and give the rows with what must become of them."""
    rows = list(sample(count, shared))
    logos(folder / "logos", shared)
    (folder / "partners.csv").write_text(table(rows), encoding="utf-8", newline="")
    return rows


if __name__ == "__main__":
    if len(sys.argv) not in {3, 4}:
        sys.exit(__doc__)
    write_sample(Path(sys.argv[1]), *map(int, sys.argv[2:]))
