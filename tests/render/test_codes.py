"""QR codes: drawn by one program, read back by another."""

import io

import pikepdf
import pypdfium2
import pytest
import weasyprint
import zxingcpp

from printables.render.codes import QUIET_ZONE, qr_svg, runs
from printables.render.palette import data_uri

ADDRESSES = [
    "https://humantraffickinghotline.org/chat",
    "https://takeitdown.ncmec.org/",
    "https://example.org/" + "a" * 120,
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_code_is_read_back_by_another_program(address: str) -> None:
    svg = qr_svg(address, dark="#221f20", light="#ffffff")
    style = "@page{size:3in;margin:0}body{margin:0}img{display:block;width:3in}"
    html = f'<style>{style}</style><img src="{data_uri(svg)}">'
    pdf = weasyprint.HTML(string=html).write_pdf()
    document = pypdfium2.PdfDocument(pdf)
    (found,) = zxingcpp.read_barcodes(document[0].render(scale=3).to_pil())
    assert found.text == address
    assert found.ec_level == "Q"
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.pages[0].get_images()


def test_the_quiet_zone_is_four_modules_of_light() -> None:
    svg = qr_svg("https://a.org", dark="black", light="white")
    starts = [part.split("h")[0] for part in svg.split("M")[1:]]
    assert min(int(start.split()[0]) for start in starts) == QUIET_ZONE


def test_runs_join_dark_neighbours() -> None:
    assert list(runs([[0, 1, 1, 0, 1], [0, 0, 0, 0, 0]])) == [(1, 0, 2), (4, 0, 1)]
