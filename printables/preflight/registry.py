"""All checks by id. To add one: write its module in `checks/`, import it, add it to this list."""

from difflib import get_close_matches

from printables.errors import UsageError
from printables.preflight.check import Check
from printables.preflight.checks import (
    alternative_text,
    black_text,
    bleed_content,
    bookmarks,
    boxes,
    colour_space,
    contacts_dialled,
    contrast,
    fonts_embedded,
    glyphs_missing,
    headings,
    image_resolution,
    links,
    marks,
    minimum_line,
    minimum_type,
    overprint,
    page_count,
    panel_empty,
    panel_upright,
    partner_placeholder,
    partner_region,
    partner_statements,
    pdfx,
    printable_area,
    qr_codes,
    small_type_inks,
    spot_colours,
    tagged,
    text_overlap,
    total_ink,
    words_hidden,
    words_missing,
    words_outside,
    words_unplanned,
)

MODULES = (
    page_count,
    boxes,
    words_missing,
    words_outside,
    words_unplanned,
    words_hidden,
    partner_region,
    panel_empty,
    panel_upright,
    text_overlap,
    contrast,
    minimum_type,
    minimum_line,
    fonts_embedded,
    glyphs_missing,
    image_resolution,
    qr_codes,
    bleed_content,
    printable_area,
    marks,
    colour_space,
    spot_colours,
    total_ink,
    overprint,
    black_text,
    small_type_inks,
    pdfx,
    tagged,
    headings,
    alternative_text,
    bookmarks,
    links,
    partner_placeholder,
    partner_statements,
    contacts_dialled,
)

CHECKS = {module.CHECK.id: module.CHECK for module in MODULES}


def chosen(ids: tuple[str, ...], profile: str) -> tuple[Check, ...]:
    """Give the checks that a profile lists.

    Raises:
        UsageError: it lists none, so that a PDF would pass unseen, or one that does not exist.
    """
    where = f"templates/profiles/{profile}.yaml"
    if not ids:
        raise UsageError(f"{where}: no check is listed under 'checks', so nothing would be checked")
    for name in ids:
        if name not in CHECKS:
            near = get_close_matches(name, CHECKS, n=1)
            remedy = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(CHECKS)}"
            raise UsageError(f"{where}: there is no check '{name}': {remedy}")
    return tuple(CHECKS[name] for name in ids)
