"""Deflated parts in a row are one stream, whatever they hold."""

import zlib

from hypothesis import given
from hypothesis import strategies as st

from printables.prepress.stencil.splice import part, spliced


@given(st.binary(max_size=400), st.binary(max_size=90_000), st.binary(max_size=400))
def test_parts_in_a_row_are_one_stream(first: bytes, middle: bytes, last: bytes) -> None:
    joined = spliced(part(first), part(middle), part(last, last=True))
    assert zlib.decompress(joined) == first + middle + last
