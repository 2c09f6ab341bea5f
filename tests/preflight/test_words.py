"""Words: planned ones are found wherever type setting leaves them, lost ones are reported."""

from dataclasses import replace

import pikepdf
import pytest
from pikepdf import Name, Pdf

from printables.model.finding import Severity
from printables.model.plan import Plan, PlannedText
from tests.preflight import sample
from tests.preflight.leaflet import PLAN
from tests.preflight.sample import Looks, findings

CODES = (
    "words-missing", "words-outside", "words-unplanned", "words-hidden", "partner-region",
    "panel-empty", "panel-upright", "text-overlap",
)  # fmt: skip


def press(**pieces: str) -> bytes:
    return sample.press_pdf(Looks(**pieces))


def said(pdf: bytes, check: str, edition: str = "press", plan: Plan = PLAN) -> list[str]:
    return [finding.message for finding in findings(pdf, edition, check, plan=plan)]


@pytest.mark.parametrize("edition", ["press", "screen", "office"])
@pytest.mark.parametrize("check", CODES)
def test_clean(check: str, edition: str) -> None:
    assert said(sample.clean(edition), check, edition) == []


def test_a_lost_end_is_missing() -> None:
    pdf = press(right="<p class=story>unnecessarily complicated</p>")
    message = "story: answer: 'offices wait' not printed on left, right (2 words)"
    assert said(pdf, "words-missing") == [message]


def test_a_lost_middle_is_missing() -> None:
    pdf = press(left="<p class=story>Efficient re-sign trafficking\u00adstories while</p>")
    message = "story: answer: 'officers' not printed on left, right (1 word)"
    assert said(pdf, "words-missing") == [message]


def test_a_text_printed_less_often_than_planned_is_missing() -> None:
    pdf = press(back=Looks().back.replace("<p>Ask again</p>", "", 1))
    assert said(pdf, "words-missing") == ["back: note: 'Ask again' not printed on back (2 words)"]


def test_a_text_missing_on_both_copies_is_told_once() -> None:
    pdf = sample.office_pdf(Looks(cover="<h1>Someone will listen</h1>"))
    message = "cover: number: 'Call 1-888-373-7888' not printed on cover (2 words, 2 times)"
    assert said(pdf, "words-missing", "office") == [message]


def test_of_a_partner_it_is_told_what_to_do() -> None:
    message = (
        "partner: '501-555-0100' not printed on back (1 word): the partner's box has no "
        "room for all; shorten the name, or leave out a line"
    )
    assert said(press(region="<p>Some Partner</p>"), "words-missing") == [message]


def test_words_interrupted_by_others_are_found() -> None:
    pdf = press(left=Looks().left.replace("while</p>", "<b>12.</b> while</p>"))
    assert said(pdf, "words-missing") == []


def test_words_drawn_out_of_turn_are_found() -> None:
    apart = "<span style='position:relative;opacity:.99'>officers</span>"
    pdf = press(left=Looks().left.replace("officers", apart))
    assert said(pdf, "words-missing") == []


def test_letter_spaced_capitals_are_found() -> None:
    pdf = press(css="h1 { text-transform: uppercase; letter-spacing: .2em; font-size: 10pt }")
    assert said(pdf, "words-missing") == []


def test_a_short_text_takes_no_letters_from_a_longer_one() -> None:
    short = PlannedText(what="label", panels=("cover",), text="will")
    plan = replace(PLAN, texts=(short, *PLAN.texts))
    assert said(sample.clean("press"), "words-missing", plan=plan) == [
        "label: 'will' not printed on cover (1 word)"
    ]


def test_words_too_near_to_a_cut_lie_outside() -> None:
    pdf = press(css="h1 { position: relative; top: -10pt }")
    message = "'Someone will' reaches beyond the safe area of panel 'cover'"
    assert said(pdf, "words-outside") == [f"cover: headline: {message}"]


def test_words_too_near_to_a_fold_lie_outside() -> None:
    pdf = press(css="h1 { position: relative; left: -10pt }")
    assert "'Someone" in said(pdf, "words-outside")[0]


def test_words_on_the_wrong_panel_lie_outside() -> None:
    looks = Looks()
    pdf = press(left="<p>Ask</p>" + looks.left, back=looks.back.replace("Ask ", "", 1))
    assert said(pdf, "words-outside") == ["back: note: 'Ask' stands outside its panel"]


def test_words_off_the_page_lie_outside() -> None:
    pdf = sample.screen_pdf(Looks(css="h1 { position: relative; left: 200pt }"))
    message = "cover: headline: 'Someone will listen' stands outside its panel"
    assert said(pdf, "words-outside", "screen") == [message]


def test_words_nobody_planned_are_reported() -> None:
    pdf = press(cover=Looks().cover + "<p>Lorem ipsum</p>")
    message = "panel 'cover' prints 'Lorem ipsum': not planned"
    assert said(pdf, "words-unplanned") == [message]


def test_list_markers_need_no_plan() -> None:
    pdf = press(right=f"<ol><li>{Looks().right}</ol>", css="ol { padding-left: 14pt }")
    assert said(pdf, "words-unplanned") == []


def test_words_in_the_slug_need_no_plan() -> None:
    def add_job_line(file: Pdf) -> None:
        font = pikepdf.Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        file.pages[0].Resources.Font[Name.Job] = font
        line = b"BT /Job 6 Tf 0 0 0 1 k 60 6 Td (Job line) Tj ET"
        file.pages[0].contents_add(file.make_stream(b"q"), prepend=True)
        file.pages[0].contents_add(file.make_stream(b"Q " + line))

    assert said(sample.damaged(sample.clean("press"), add_job_line), "words-unplanned") == []


@pytest.mark.parametrize(
    "css",
    [
        "h1 { width: 60pt; overflow: hidden; white-space: nowrap }",
        "h1::after { content: ''; position: absolute; inset: 0; background: device-cmyk(0 1 0 0) }",
        "h1 { color: device-cmyk(1 .6 0 .5) }",
        "h1 { opacity: 0 }",
        "h1 { height: 9pt; overflow: hidden }",
    ],
    ids=["clipped", "covered", "own ground", "transparent", "cut in half"],
)
def test_letters_that_leave_no_ink_are_hidden(css: str) -> None:
    pdf = press(css=css)
    assert said(pdf, "words-missing") == []
    assert "cannot be seen" in said(pdf, "words-hidden")[0]


def test_a_word_cut_by_a_fold_clip_is_hidden() -> None:
    """An imposed panel is clipped at its fold; what ran over it is still in the file."""

    def clip(file: Pdf) -> None:
        page = file.pages[0]
        page.contents_add(file.make_stream(b"q 36 36 180 216 re W n"), prepend=True)
        page.contents_add(file.make_stream(b"Q"))

    hidden = said(sample.damaged(sample.clean("press"), clip), "words-hidden")
    assert any("'Someone'" in message or "'will'" in message for message in hidden)


def test_a_partner_too_wordy_for_the_box_is_reported() -> None:
    texts = ("Some Partner", "501-555-0100", "One more line", "and one more", "and the last")
    wordy = "".join(f"<p>{text}</p>" for text in texts)
    (region,) = PLAN.regions
    pdf = press(region=wordy, css=".panel > .region { bottom: 8pt }")
    plan = replace(PLAN, regions=(replace(region, texts=texts),))
    assert said(pdf, "words-missing", plan=plan) == []
    assert "does not fit into the partner's box" in said(pdf, "partner-region", plan=plan)[0]


def test_a_panel_without_its_text_is_empty() -> None:
    story = Looks().left + Looks().right
    pdf = press(left=story, right="")
    assert said(pdf, "words-missing") == []
    assert said(pdf, "panel-empty") == ["panel 'right' carries none of its text"]


def test_a_panel_on_its_head_is_found() -> None:
    pdf = press(css=".cover { transform: rotate(180deg) }")
    assert said(pdf, "words-missing") == []
    assert said(pdf, "panel-upright") == ["panel 'cover' is turned by 180 degrees"]


def test_a_line_set_sideways_does_not_turn_its_panel() -> None:
    pdf = press(css=".region { transform: rotate(90deg) }")
    assert said(pdf, "panel-upright") == []


def test_many_small_lines_set_sideways_do_not_turn_a_panel_of_few_large_letters() -> None:
    tab = PlannedText(what="tab", panels=("cover",), text="Take one with you for a friend")
    style = ".cover p { transform: rotate(90deg); font-size: 6pt }"
    pdf = press(cover=f"{Looks().cover}<p class=tab>{tab.text}</p>", css=style)
    plan = replace(PLAN, texts=(tab, *PLAN.texts))
    assert said(pdf, "words-missing", plan=plan) == []
    assert said(pdf, "panel-upright", plan=plan) == []


def test_words_over_one_another_overlap() -> None:
    pdf = press(css="h1 + p { position: relative; top: -10pt }")
    assert "printed over one another" in said(pdf, "text-overlap")[0]


def test_tight_leading_is_no_overlap() -> None:
    pdf = press(css="h1 { line-height: 15pt; width: 60pt }")
    assert said(pdf, "text-overlap") == []


def test_faults_of_words_keep_a_pdf_from_delivery() -> None:
    pdf = press(right="")
    assert {one.severity for one in findings(pdf, "press", "words-missing")} == {Severity.ERROR}
