"""All checks by id. To add one: write its module in `checks/`, import it, add it to a list."""

from difflib import get_close_matches

from printables.errors import UsageError
from printables.model.rules import Rules
from printables.preflight.check import Check
from printables.preflight.checks import (
    alternative_text,
    black_text,
    bleed_content,
    bleed_room,
    body_type,
    bookmarks,
    boxes,
    colour_space,
    contacts_dialled,
    contrast,
    dies_drawn,
    draft_mark,
    fonts_embedded,
    glyphs_missing,
    headings,
    image_resolution,
    links,
    marks,
    marks_outside,
    minimum_line,
    minimum_type,
    overprint,
    page_count,
    pages,
    panel_empty,
    panel_upright,
    partner_placeholder,
    partner_region,
    partner_statements,
    pdfx,
    printable_area,
    qr_addresses,
    qr_codes,
    safe_margin,
    small_type_inks,
    spot_colours,
    tagged,
    text_overlap,
    title_language,
    total_ink,
    words_hidden,
    words_missing,
    words_outside,
    words_unplanned,
)
from printables.preflight.inspection import Inspection
from printables.preflight.piece import PieceInspection

ANY_PDF: tuple[Check[Inspection], ...] = (
    draft_mark.CHECK,
    pages.CHECK,
    bleed_room.CHECK,
    bleed_content.CHECK,
    safe_margin.CHECK,
    marks_outside.CHECK,
    contrast.CHECK,
    minimum_type.CHECK,
    minimum_line.CHECK,
    fonts_embedded.CHECK,
    glyphs_missing.CHECK,
    image_resolution.CHECK,
    qr_codes.CHECK,
    colour_space.CHECK,
    spot_colours.CHECK,
    total_ink.CHECK,
    overprint.CHECK,
    black_text.CHECK,
    small_type_inks.CHECK,
    pdfx.CHECK,
    tagged.CHECK,
    headings.CHECK,
    alternative_text.CHECK,
)
"""What can be asked of a PDF that nobody here planned: they see the file and a shop's rules."""

PAINTED: tuple[Check[Inspection], ...] = (
    minimum_line.CHECK,
    fonts_embedded.CHECK,
    image_resolution.CHECK,
    colour_space.CHECK,
    spot_colours.CHECK,
    total_ink.CHECK,
    overprint.CHECK,
    black_text.CHECK,
    small_type_inks.CHECK,
    pdfx.CHECK,
)
"""Those of them that follow what is painted, and share it; with the others they share little."""

OUR_PIECES: tuple[Check[PieceInspection], ...] = (
    page_count.CHECK,
    boxes.CHECK,
    words_missing.CHECK,
    words_outside.CHECK,
    words_unplanned.CHECK,
    words_hidden.CHECK,
    partner_region.CHECK,
    panel_empty.CHECK,
    panel_upright.CHECK,
    text_overlap.CHECK,
    body_type.CHECK,
    qr_addresses.CHECK,
    printable_area.CHECK,
    marks.CHECK,
    dies_drawn.CHECK,
    title_language.CHECK,
    bookmarks.CHECK,
    links.CHECK,
    partner_placeholder.CHECK,
    partner_statements.CHECK,
    contacts_dialled.CHECK,
)
"""What can be asked only of a piece with a job and a plan, or makes sense only there."""

CHECKS_OF_ANY = {check.id: check for check in ANY_PDF}
CHECKS: dict[str, Check[PieceInspection]] = {**CHECKS_OF_ANY, **{one.id: one for one in OUR_PIECES}}


def chosen_for_piece(rules: Rules) -> tuple[Check[PieceInspection], ...]:
    """Give the checks that an edition's profile lists.

    Raises:
        UsageError: it lists none, so that a PDF would pass unseen, or one that does not exist.
    """
    refuse_unknown(rules)
    return tuple(CHECKS[name] for name in rules.profile.checks)


def chosen_for_any(rules: Rules) -> tuple[Check[Inspection], ...]:
    """Give those of an edition's checks that can be asked of any PDF.

    Raises:
        UsageError: the profile lists none, or one that does not exist.
    """
    refuse_unknown(rules)
    return tuple(CHECKS_OF_ANY[name] for name in rules.profile.checks if name in CHECKS_OF_ANY)


def refuse_unknown(rules: Rules) -> None:
    where = f"templates/profiles/{rules.edition}.yaml"
    if not rules.profile.checks:
        raise UsageError(f"{where}: no check is listed under 'checks', so nothing would be checked")
    for name in rules.profile.checks:
        if name not in CHECKS:
            near = get_close_matches(name, CHECKS, n=1)
            remedy = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(CHECKS)}"
            raise UsageError(f"{where}: there is no check '{name}': {remedy}")
