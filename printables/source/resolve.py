"""Packs and library to jobs: every material x format x profile x language that can be made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from printables.clock import dated
from printables.errors import Problem
from printables.model.content import PackRecord, Partner
from printables.model.job import Content, Folders, Job, JobName
from printables.model.locale import Direction, Locale
from printables.model.selection import Selection
from printables.model.translation import TextPath, TextState, UnreadyText
from printables.source import drafts, materials, usage
from printables.source.bilingual import bilingual_jobs, bilingual_names, spread
from printables.source.coverage import faces_of, words_without_glyph
from printables.source.drafts import HeldBack
from printables.source.editions import Edition, editions_of
from printables.source.ids import named_twice
from printables.source.library import Library
from printables.source.pack import Pack
from printables.source.piece import Piece
from printables.source.pseudo import PSEUDO
from printables.source.selection import wants
from printables.source.shelf import Shelf
from printables.source.suggest import did_you_mean
from printables.source.text_usage import printed_texts
from printables.source.tree import Loc, YamlFile


@dataclass(kw_only=True)
class Resolved:
    """Jobs in a stable order, the names of those that cannot be made, and why.

    `held_back`: what could be printed but for a translation that nobody has signed.
    """

    jobs: list[Job] = field(default_factory=list)
    refused: list[JobName] = field(default_factory=list)
    problems: set[Problem] = field(default_factory=set)
    held_back: list[HeldBack] = field(default_factory=list)


def resolve(
    library: Library, partners: Shelf[Partner], packs: Iterable[Pack], selection: Selection
) -> Resolved:
    """Make the chosen jobs; what is wrong with one piece never stops another."""
    found = Resolved()
    for pack in packs:
        if pack.record is not None:
            found.problems.update(wrong_names(pack.record, pack.file, library, partners))
            found.problems.update(unset_words(pack.record, library, selection))
            resolve_pack(pack, pack.record, library, partners, selection, found)
    return found


def resolve_pack(
    pack: Pack,
    record: PackRecord,
    library: Library,
    partners: Shelf[Partner],
    selection: Selection,
    found: Resolved,
) -> None:
    """Add a pack's jobs, in one language and in two."""
    names: list[JobName] = []
    jobs: list[Job] = []
    for piece in pieces(pack, record, library, spread(selection.languages)):
        wrong = tuple(wrong_with(piece, library))
        found.problems.update(wrong)
        editions = tuple(editions_of(piece, library, selection.printer))
        found.problems.update(problem for one in editions for problem in one.problems)
        sound = () if wrong else [one for one in editions if one.can_be_made]
        jobs += jobs_of(piece, sound, library, partners)
        names += (one.name for one in editions)
        names += bilingual_names(piece, [one.name for one in editions])
    jobs += bilingual_jobs(record, jobs)
    wanted = [job for job in jobs if wants(selection.languages, job.name.language)]
    made, held_back = drafts.told_apart(wanted, allowed=selection.allow_draft)
    done = {job.name for job in made}
    found.jobs += made
    found.held_back += held_back
    chosen = (one for one in names if wants(selection.languages, one.language))
    found.refused += (one for one in chosen if one not in done)


def wrong_names(
    record: PackRecord, file: YamlFile, library: Library, partners: Shelf[Partner]
) -> Iterator[Problem]:
    """Report what a pack and its materials name that does not exist, or name twice."""
    yield from named_twice(file, "languages")
    yield from named_twice(file, "materials")
    yield from unknown(library.themes, [record.theme], file, ("theme",))
    yield from unknown(partners, [record.publisher], file, ("publisher",))
    yield from unknown(library.locales, record.languages, file, ("languages",))
    for index, pair in enumerate(record.bilingual):
        yield from not_of_the_pack(pair, record, file, ("bilingual", index))
    yield from unknown(library.materials, record.materials, file, ("materials",))
    for name, material, written in library.materials.sound():
        if name in record.materials:
            yield from named_twice(written, "formats")
            yield from unknown(library.formats, material.formats, written, ("formats",))


def not_of_the_pack(
    pair: tuple[str, str], record: PackRecord, file: YamlFile, loc: Loc
) -> Iterator[Problem]:
    for index, name in enumerate(pair):
        if name not in record.languages:
            message = f"'{name}' is not one of the pack's languages."
            yield file.problem((*loc, index), message, did_you_mean(name, record.languages))


def unset_words(record: PackRecord, library: Library, selection: Selection) -> Iterator[Problem]:
    """Report letters of fixed words that no font of a language has."""
    theme = library.themes.record(record.theme)
    folder = library.theme(record.theme)
    for language in record.languages:
        locale = library.locales.record(language)
        if theme is None or locale is None or not wants(selection.languages, language):
            continue
        faces, written = faces_of(theme, locale, folder), library.locales.loaded[language].file
        fixed = (loc for loc, _ in written.scalars() if loc[0] in {"words", "months", "month_year"})
        yield from words_without_glyph(written, fixed, faces)


def unknown(
    shelf: "Shelf[Any]", names: Iterable[str], file: YamlFile, loc: Loc
) -> Iterator[Problem]:
    for index, name in enumerate(names):
        if name not in shelf.known:
            yield shelf.unknown(name, file, (*loc, index))


def pieces(
    pack: Pack, record: PackRecord, library: Library, languages: tuple[str, ...]
) -> Iterator[Piece]:
    """Give the pieces in these languages whose material and format are sound."""
    made_up = (one for one in languages if one in PSEUDO)
    for language in dict.fromkeys((*record.languages, *made_up)):
        for material_id in dict.fromkeys(record.materials):
            material = library.materials.record(material_id)
            if material is None or not wants(languages, language):
                continue
            from_right = written_from_the_right(library.locales.record(language))
            for format_id in dict.fromkeys(material.formats):
                if form := library.formats.record(format_id):
                    yield Piece(
                        pack=pack,
                        record=record,
                        language=language,
                        material_id=material_id,
                        material=material.mirrored() if from_right else material,
                        file=library.materials.loaded[material_id].file,
                        format_id=format_id,
                        format=form.mirrored() if from_right else form,
                        format_file=library.formats.loaded[format_id].file,
                    )


def written_from_the_right(locale: Locale | None) -> bool:
    return locale is not None and locale.direction is Direction.RTL


def wrong_with(piece: Piece, library: Library) -> Iterator[Problem]:
    """Hold a material against its format, its pack and its language."""
    material, file = piece.material, piece.file
    yield from materials.panels_agree(material, file, piece.format_id, piece.format)
    yield from materials.gives_way_what_is_there(material, file)
    yield from materials.places_can_be_changed(material, file)
    yield from materials.records_exist(material, file, piece.pack.id, piece.pack.ids)
    if locale := library.locales.record(piece.language):
        yield from materials.words_exist(material, file, locale)
    if content := piece.pack.contents.get(piece.language):
        yield from materials.contacts_serve(material, file, content)


def jobs_of(
    piece: Piece, editions: Iterable[Edition], library: Library, partners: Shelf[Partner]
) -> Iterator[Job]:
    """Give a piece in all these editions; none when something that it needs is not sound."""
    content = piece.pack.contents.get(piece.language)
    theme = library.themes.record(piece.record.theme)
    locale = library.locales.record(piece.language)
    partner = partners.record(piece.record.publisher)
    if content is None or theme is None or locale is None or partner is None:
        return
    texts = printed_texts(piece.material, content)
    translation = piece.pack.translations.get(piece.language)
    if not all_sound(piece, content) or (translation and texts & translation.missing):
        return
    for edition in editions:
        yield Job(
            name=edition.name,
            content=content,
            partner=partner,
            material=piece.material,
            format=edition.format,
            profile=edition.profile,
            sheet=edition.sheet,
            theme=theme,
            locale=locale,
            folders=folders_of(piece, library),
            dated=dated(content.edition.date),
            printer=edition.printer,
            unready=translation.unready(texts) if translation else made_up(piece.language, texts),
        )


def made_up(language: str, texts: Iterable[TextPath]) -> tuple[UnreadyText, ...]:
    """Give the texts of a pseudo-language, which nobody will ever sign."""
    never = sorted(texts) if language in PSEUDO else ()
    return tuple(UnreadyText(path=path, state=TextState.DRAFT) for path in never)


def all_sound(piece: Piece, content: Content) -> bool:
    """Tell whether every record that a piece prints exists in its language and is sound."""
    usable = usage.existing(content) - piece.pack.spoiled[piece.language]
    return all(item in usable for _, item in usage.needed(piece.material, content))


def folders_of(piece: Piece, library: Library) -> Folders:
    templates = library.root / "templates"
    return Folders(
        templates=templates,
        material=templates / "materials" / piece.material_id,
        theme=library.theme(piece.record.theme),
        icc=templates / "icc",
        partner=library.root / "content" / "partners",
    )
