"""XJDF: what an order system reads. Valid by CIP4's own schema, where that is at hand."""

import hashlib
from collections.abc import Callable
from xml.etree import ElementTree as Tree

import pytest

from printables.order import Package
from tests.judges import cip4

CIP4 = {"x": "http://www.CIP4.org/JDFSchema_2_0"}
Ticket = Callable[..., Tree.Element]
Packed = Callable[..., Package]


@pytest.fixture
def xjdf(packed: Packed) -> Ticket:
    return lambda *asked: Tree.fromstring(packed(*asked).files["ticket.xjdf"])  # noqa: S314 - ours


def attributes(root: Tree.Element, path: str) -> dict[str, str]:
    (found,) = root.findall(path, CIP4)
    return found.attrib


def test_a_brochure_is_a_folded_leaflet(xjdf: Ticket, press_pdf: Callable[[str], bytes]) -> None:
    root = xjdf("brochure")
    assert root.tag == "{http://www.CIP4.org/JDFSchema_2_0}XJDF"
    assert (root.get("Version"), root.get("Types")) == ("2.1", "Product")
    product = attributes(root, "x:ProductList/x:Product")
    assert (product["ProductType"], product["Amount"]) == ("Leaflet", "2500")
    layout = attributes(root, ".//x:LayoutIntent")
    assert layout["Dimensions"] == "792 612"
    assert layout["FinishedDimensions"] == "265.5 612 0"
    assert layout["Sides"] == "TwoSidedHeadToHead"
    assert attributes(root, ".//x:FoldingIntent") == {"FoldCatalog": "F6-5"}
    file = attributes(root, ".//x:RunList/x:FileSpec")
    assert file["URL"] == "brochure.letter-trifold.press.pdf"
    pdf = press_pdf("brochure")
    assert file["FileSize"] == str(len(pdf))
    assert file["CheckSum"] == hashlib.md5(pdf, usedforsecurity=False).hexdigest()


def test_a_poster_has_one_printed_side_and_no_fold(xjdf: Ticket) -> None:
    root = xjdf("poster")
    assert attributes(root, ".//x:LayoutIntent")["Sides"] == "OneSided"
    assert attributes(root, ".//x:SurfaceColor")["Surface"] == "Front"
    assert root.find(".//x:FoldingIntent", CIP4) is None


def test_black_is_the_only_ink_of_the_discreet_card(xjdf: Ticket) -> None:
    colours = xjdf("pocket-card").findall(".//x:SurfaceColor", CIP4)
    assert [one.get("ColorsUsed") for one in colours] == ["Black", "Black"]


def test_an_open_quantity_is_no_amount(xjdf: Ticket) -> None:
    root = xjdf("help-card", None)
    assert "Amount" not in attributes(root, "x:ProductList/x:Product")
    (remark,) = root.findall("x:Comment", CIP4)
    assert remark.text
    assert "to be agreed" in remark.text


@pytest.mark.parametrize("material", ["brochure", "help-card", "pocket-card", "poster"])
def test_it_is_valid_by_the_schema_of_cip4(material: str, packed: Packed) -> None:
    if not cip4.available():
        pytest.skip("not there: the schema of CIP4 (make xjdf) or lxml")
    for quantity in (2500, None):
        assert cip4.faults(packed(material, quantity).files["ticket.xjdf"]) == ()


def test_the_schema_finds_fault() -> None:
    if not cip4.available():
        pytest.skip("not there: the schema of CIP4 (make xjdf) or lxml")
    broken = b'<XJDF xmlns="http://www.CIP4.org/JDFSchema_2_0" Types="Product"/>'
    assert any("JobID" in fault for fault in cip4.faults(broken))
