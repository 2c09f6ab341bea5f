"""The Markdown subset: what it sets, what it leaves alone, and the plain words it reports."""

import pytest

from printables.layout.markdown import escaped, line, passage


@pytest.mark.parametrize(
    ("written", "html", "plain"),
    [
        ("a *soft* word", "a <em>soft</em> word", "a soft word"),
        ("a **strong** word", "a <strong>strong</strong> word", "a strong word"),
        (
            "see [the page](https://a.org)",
            'see <a href="https://a.org">the page</a>',
            "see the page",
        ),
        (
            "call [911](tel:911)",
            'call <a href="tel:911" class="number" dir="ltr">911</a>',
            "call 911",
        ),
        ("5 < 6 & 7", "5 &lt; 6 &amp; 7", "5 < 6 & 7"),
    ],
)
def test_a_line_gives_html_and_the_same_words(written: str, html: str, plain: str) -> None:
    text = line(written)
    assert text.html == html
    assert text.plain == plain


def test_raw_html_is_printed_as_typed_never_obeyed() -> None:
    text = line("<script>alert(1)</script>")
    assert "<script>" not in text.html
    assert text.plain == "<script>alert(1)</script>"


@pytest.mark.parametrize("written", ["# No heading", "`no code`", "1 * 2 * 3", "~~no strike~~"])
def test_what_is_not_in_the_subset_stays_as_typed(written: str) -> None:
    assert line(written).plain == written


def test_paragraphs_and_lists_keep_every_word_apart() -> None:
    text = passage("One.\n\n- two\n- three\n\nFour.")
    assert text.plain.split() == ["One.", "two", "three", "Four."]
    assert text.html.count("<li>") == 2


def test_an_escaped_value_is_never_markdown() -> None:
    value = "*a* _b_ [c](d) \\e"
    assert line(escaped(value)).plain == value
