"""A copy's objects stand where its cross-reference says: sound files pass, each damage is found."""

from collections.abc import Callable
from io import BytesIO

import pytest
from pikepdf import ObjectStreamMode, Pdf

from printables.preflight.cross_reference import MisplacedError, layer_rows, require_in_place
from printables.prepress.stencil.file import StaticFile, completed, static_file

IDENTITY = b"0123456789abcdef"
STREAM = b"<</Length 4>>\nstream\ntext\nendstream"
FORMS = {"stream": ObjectStreamMode.generate, "table": ObjectStreamMode.disable}


@pytest.fixture(params=FORMS)
def layer(request: pytest.FixtureRequest) -> StaticFile:
    """Give a layer of one page, with a cross-reference of either form."""
    written = BytesIO()
    with Pdf.new() as pdf:
        pdf.add_blank_page()
        pdf.docinfo.Title = "Layer"
        pdf.save(written, object_stream_mode=FORMS[request.param])
    return static_file(written.getvalue())


def copy_of(layer: StaticFile) -> bytes:
    """Write the layer with objects anew, behind those it has and for one of them."""
    size = layer.size
    objects = {size: STREAM, size + 1: b"<</Old true>>", size + 2: b"[1 2 3]"}
    return completed(layer, objects, IDENTITY)


def require_sound(pdf: bytes, layer: StaticFile) -> None:
    empty = completed(layer, {layer.size: b"null"}, IDENTITY)
    require_in_place(pdf, layer_rows(empty, len(layer.body)), len(layer.body))


def test_what_stands_where_it_says_is_sound(layer: StaticFile) -> None:
    pdf = copy_of(layer)
    require_sound(pdf, layer)
    with Pdf.open(BytesIO(pdf), attempt_recovery=False) as opened:
        assert opened.get_object(layer.size, 0).read_bytes() == b"text"
        assert opened.get_object(layer.size + 1, 0).Old
        assert [*opened.get_object(layer.size + 2, 0).as_list()] == [1, 2, 3]


def shifted(pdf: bytes, layer: StaticFile) -> bytes:
    """Put a byte before the objects of the copy."""
    end = len(layer.body)
    return pdf[:end] + b"\n" + pdf[end:]


def renumbered(pdf: bytes, layer: StaticFile) -> bytes:
    number = b"%d 0 obj" % layer.size
    return pdf.replace(number, b"%d 0 obj" % (layer.size - 1))


def cut_off(pdf: bytes, _: StaticFile) -> bytes:
    return pdf[:-30]


def ends_elsewhere(pdf: bytes, _: StaticFile) -> bytes:
    return pdf.replace(b"startxref\n", b"startxref\n1")


@pytest.mark.parametrize("damage", [shifted, renumbered, cut_off, ends_elsewhere])
def test_what_stands_elsewhere_is_found(
    damage: Callable[[bytes, StaticFile], bytes], layer: StaticFile
) -> None:
    with pytest.raises(MisplacedError):
        require_sound(damage(copy_of(layer), layer), layer)


def test_an_object_that_another_stream_holds_is_found(layer: StaticFile) -> None:
    """The rows of two objects change places; both stand in the same stream, or are plain."""
    size = layer.size
    one, other = b"<</Old true>>", b"<</Old false>>"
    wanted = completed(layer, {size: STREAM, size + 1: one, size + 2: other}, IDENTITY)
    swapped = completed(layer, {size: STREAM, size + 2: one, size + 1: other}, IDENTITY)
    start = wanted.rindex(b"obj\n<</Type /XRef") if layer.packs else wanted.rindex(b"xref\n0")
    with pytest.raises(MisplacedError):
        require_sound(swapped[:start] + wanted[start:], layer)


def test_a_row_of_the_layer_that_points_elsewhere_is_found(layer: StaticFile) -> None:
    other = StaticFile(
        body=layer.body,
        rows=layer.rows[:7] + layer.rows[14:21] + layer.rows[14:],
        trailer=layer.trailer,
        packs=layer.packs,
    )
    with pytest.raises(MisplacedError):
        require_sound(copy_of(other), layer)
