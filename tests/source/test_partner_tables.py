"""Tables of partners as offices make them: what is read, what is said, and what is refused."""

import datetime
import io
from pathlib import Path

import openpyxl
import pytest

from printables.model.content import Partner
from printables.source import Selection
from printables.source.library import load_library
from printables.source.partners import Partners, load_partners
from tests.shipped import ROOT
from tests.source.sample import Project

CSV, XLSX = "content/partners/partners.csv", "content/partners/partners.xlsx"
SPELLED = "templates/partners/table.yaml"


@pytest.fixture
def offices(project: Project) -> Project:
    project.write(SPELLED, (ROOT / SPELLED).read_bytes())
    return project


def read(project: Project) -> Partners:
    return load_partners(project.root, load_library(project.root, Selection()))


def sound(partners: Partners) -> dict[str, Partner]:
    found = {name: record for name, record, _ in partners.shelf.sound()}
    found.pop("publisher")
    return found


def one(project: Project, table: str | bytes) -> Partner:
    """Give the only partner of a table without a mistake."""
    project.write(CSV, table)
    partners = read(project)
    assert [str(problem) for problem in partners.problems] == []
    (partner,) = sound(partners).values()
    return partner


def problems(project: Project, table: str | bytes) -> list[str]:
    project.write(CSV, table)
    return [str(problem) for problem in read(project).problems]


def notes(project: Project, table: str | bytes) -> list[str]:
    project.write(CSV, table)
    return [str(note) for note in read(project).notes]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_program_may_have_saved_it(
    offices: Project, encoding: str, separator: str, end: str
) -> None:
    rows = (("Name", "Phone number"), ("Café Ñandú", "501-555-0100"))
    table = end.join(separator.join(row) for row in rows) + end
    partner = one(offices, table.encode(encoding))
    assert (partner.id, partner.name) == ("cafe-nandu", "Café Ñandú")
    assert partner.phone == "501-555-0100"


def test_windows_letters_are_said_with_the_word_they_stand_in(offices: Project) -> None:
    said = notes(offices, "id,name\nhope,Hope\ncafe,Café Sol\n".encode("cp1252"))
    assert f"{CSV}:3:1: not UTF-8: read as Windows-1252, so that here stands 'Café'." in said[0]


def test_a_separator_that_excel_names_is_taken(offices: Project) -> None:
    partner = one(offices, 'sep=;\nname;address\nHope;"1 Main, Conway"\n')
    assert partner.address == "1 Main, Conway"


@pytest.mark.parametrize(
    ("heading", "field", "value"),
    [
        ("PHONE NUMBER", "phone", "501-555-0100"),
        ("Tel.", "phone", "501-555-0100"),
        ("Web-Site", "url", "https://example.org/"),
        ("Mailing address ", "address", "1 Main Street"),
        ("Funder's statement", "funder", "Paid by a grant."),
        ("Disclaimer", "disclaimer", "Not a district publication."),
        ("Slogan", "tagline", "Day and night"),
    ],
)
def test_headings_are_spelled_in_many_ways(
    offices: Project, heading: str, field: str, value: str
) -> None:
    partner = one(offices, f"{heading},Organisation\n{value},Hope\n")
    assert str(getattr(partner, field)) == value


def test_title_rows_and_empty_rows_are_passed_over(offices: Project) -> None:
    partner = one(offices, "Our partners 2026,\n,\nname,phone\n, \n\nHope,501-555-0100\n,\n")
    assert partner.id == "hope"


def test_what_a_column_is_not_read_for_is_said(offices: Project) -> None:
    said = notes(offices, "id,name,Telefone,,Tel,Phone\nhope,Hope,1,2,501-555-0100,501-555-0101\n")
    assert any(
        "column C 'Telefone' is not known: it is not read. Did you mean" in one for one in said
    )
    assert any("column D has no heading" in one for one in said)
    assert any("column F 'Phone' is not read: an earlier one is the same" in one for one in said)


def test_a_quoted_cell_may_have_lines(offices: Project) -> None:
    table = 'name,address,phone\n"Hope\n House","1 Main St,\nConway",501-555-0100\nnext,,x\n'
    offices.write(CSV, table)
    partners = read(offices)
    assert sound(partners)["hope-house"].address == "1 Main St, Conway"
    assert [str(one) for one in partners.problems] == [
        f"{CSV}:3:3: cell C3: 'phone': 'x' is not a telephone number."
    ]


def test_lists_and_quantities(offices: Project) -> None:
    partner = one(
        offices,
        "name,languages,materials,quantity,Copies of flyer\n"
        'Hope,"English; es","Flyer, CARD","1,000",250\n',
    )
    assert partner.languages == ("en", "es")
    assert partner.materials == ("flyer", "card")
    assert (partner.orders("flyer"), partner.orders("card")) == (250, 1000)


def test_quantities_by_material_in_one_cell(offices: Project) -> None:
    partner = one(offices, 'name,quantity\nHope,"flyer: 1,500; card: 200"\n')
    assert partner.quantities == {"flyer": 1500, "card": 200}
    assert partner.orders("other") is None


def test_an_id_is_made_from_the_name_and_said(offices: Project) -> None:
    said = notes(offices, "id,name\n,Our Lady's Hope\n A b ,Second\n")
    assert any("2:2: cell B2: its id is 'our-ladys-hope'." in one for one in said)
    assert any("3:1: cell A3: its id is 'a-b'." in one for one in said)


@pytest.mark.parametrize(
    ("row", "place", "what"),
    [
        (",,,,", None, ""),
        (",501-555-0100,,,", "2:1", "'name' is missing"),
        ("ສູນ,,,,", "2:1", "no id can be made from 'ສູນ': give it one"),
        ("Hope,5.02E+09,,,", "2:2", "was turned into 5.02E+09: digits are lost"),
        ("Hope,3-May,,,", "2:2", "is a date"),
        ("Hope,call us,,,", "2:2", "is not a telephone number"),
        ("Hope,501-555-0100 or 501-555-0101,,,", "2:2", "more than one number"),
        ("Hope,612345678.0,,,", "2:2", "has 9 digits: some may be lost"),
        ("Hope,,ftp://x.org,,", "2:3", "needs a web address"),
        ("Hope,,a@b.org,,", "2:3", "is an e-mail address"),
        ("Hope,,a.org b.org,,", "2:3", "more than one web address"),
        ("Hope,,,none.svg,", "2:4", "none.svg is missing"),
        ("Hope,,,../../x.svg,", "2:4", "lies outside content/partners"),
        ("Hope,,,publisher/logo.png,", "2:4", "Did you mean 'logo.svg'?"),
        ("Hope,,,,flier", "2:5", "unknown material 'flier'. Did you mean 'flyer'?"),
        ("=A1,,,,", "2:1", "holds a formula"),
        ("#N/A,,,,", "2:1", "holds the error #N/A"),
        ("CafÃ© Sol,,,,", "2:1", "is garbled ('CafÃ© Sol')"),
        ("Hope, Inc,,,,", "2:2", "is not a telephone number"),
        ("Hope,,,,,Inc", "2:6", "A text with a separator in it needs quotation marks"),
    ],
)
def test_a_mistake_is_told_by_row_and_column(
    offices: Project, row: str, place: str | None, what: str
) -> None:
    said = problems(offices, f"name,phone,url,logo,materials\n{row}\nGood,,,,\n")
    assert "good" in sound(read(offices))
    if place is None:
        assert said == []
    else:
        assert len(said) == 1
        assert said[0].startswith(f"{CSV}:{place}: ")
        assert what in said[0]


def test_all_mistakes_are_told_at_once(offices: Project) -> None:
    said = problems(offices, "name,phone,url\n,x,a@b.org\nHope,y,\n")
    assert [one.split(": ")[0] for one in said] == [
        f"{CSV}:{place}" for place in ("2:1", "2:2", "2:3", "3:2")
    ]


@pytest.mark.parametrize(
    "row", ['"Hope, never closed\nNext,\nLast,', '"Hope" House,', 'x,"a"b"\nLast,']
)
def test_a_stray_quotation_mark_spoils_only_what_it_swallows(offices: Project, row: str) -> None:
    said = problems(offices, f"name,tagline\nFirst,\n{row}\n")
    assert "first" in sound(read(offices))
    assert any(
        f"{CSV}:3:1: a quotation mark opens or closes in the wrong place" in one for one in said
    )


def test_the_first_keeps_an_id_that_is_given_twice(offices: Project) -> None:
    offices.write("content/partners/hope.yaml", "id: hope\nname: From a file\n")
    said = problems(offices, "id,name\nhope,Hope\nriver,River\nriver,Other river\n")
    assert sound(read(offices))["hope"].name == "From a file"
    assert sound(read(offices))["river"].name == "River"
    assert len(said) == 2
    assert "2:1: cell A2: the id 'hope' is already that of content/partners/hope.yaml." in said[0]
    assert "4:1: cell A4: the id 'river' is already that of row 3 of partners.csv." in said[1]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "the file is empty"),
        (b"a,b\n1,2\n", "no column is headed 'name'"),
        (b"\x81\x8d\x00\xff", "neither UTF-8 nor Windows-1252"),
        (b"PK\x03\x04 not a workbook", "is not an Excel workbook"),
    ],
)
def test_a_file_that_is_no_table_is_explained(offices: Project, content: bytes, what: str) -> None:
    said = problems(offices, content)
    assert len(said) == 1
    assert what in said[0]


def workbook(*rows: tuple[object, ...]) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def test_a_workbook_is_read_like_a_table(offices: Project) -> None:
    offices.write(
        XLSX,
        workbook(
            ("Our partners",),
            ("ID", "Organization", "Phone", "Web site", "Quantity"),
            (7, "Hope", 5015550100, "www.hope.org", 250.0),
            (None, None, None, None, None),
            ("river", "Ríver", "501-555-0101", None, None),
        ),
    )
    partners = read(offices)
    assert partners.problems == ()
    found = sound(partners)
    assert list(found) == ["7", "river"]
    assert (found["7"].phone, found["7"].quantity) == ("5015550100", 250)
    assert str(found["7"].url) == "https://www.hope.org/"
    (note,) = partners.notes
    assert f"{XLSX}:3:3: cell C3: '5015550100' is kept as a number" in str(note)


@pytest.mark.parametrize(
    ("phone", "what"),
    [
        (datetime.datetime(2001, 1, 5), "was turned into a date (2001-01-05)"),  # noqa: DTZ001
        (612345678.0, "has 9 digits: some may be lost"),
        ("=1+1", "holds a formula whose result was never stored"),
        ("#REF!", "holds the error #REF!"),
        (5.0155501e19, "digits are lost"),
    ],
)
def test_what_excel_did_to_a_cell_is_told(offices: Project, phone: object, what: str) -> None:
    offices.write(XLSX, workbook(("Name", "Phone"), ("Hope", phone), ("Good", "501-555-0100")))
    partners = read(offices)
    assert list(sound(partners)) == ["good"]
    (problem,) = partners.problems
    assert str(problem).startswith(f"{XLSX}:2:2: ")
    assert what in str(problem)


def test_a_locked_workbook_is_explained(offices: Project) -> None:
    offices.write(XLSX, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    (problem,) = read(offices).problems
    assert "has a password, or is of an old kind" in str(problem)
    assert "save it again as .xlsx" in str(problem)


def test_an_everyday_build_opens_no_table(offices: Project) -> None:
    offices.write(CSV, b"\x81 neither a table nor text")
    assert offices.problems() == []


def test_the_publisher_may_stand_in_a_table(offices: Project) -> None:
    (offices.root / "content/partners/publisher.yaml").unlink()
    offices.write(CSV, "id,name\npublisher,Hope House\n")
    assert {job.partner.name for job in offices.load().jobs} == {"Hope House"}


def test_every_heading_we_offer_is_a_field_of_a_partner() -> None:
    spelled = load_spelled(ROOT)
    assert set(spelled) <= set(Partner.model_fields)


def load_spelled(root: Path) -> dict[str, tuple[str, ...]]:
    from printables.model.partner_table import PartnerTable  # noqa: PLC0415
    from printables.source.validate import load_record  # noqa: PLC0415

    loaded = load_record(root / SPELLED, root, PartnerTable)
    assert loaded.record
    return dict(loaded.record.columns)
