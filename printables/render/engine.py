"""The layout engine. WeasyPrint is used here, and in `drawing.py` for one picture by itself.

Before it is imported, fontconfig is pointed at a configuration without font folders, so that only
the theme's own files exist: a font of this machine can never slip into a print.
"""

import logging
import os
import warnings
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from printables.errors import LayoutError
from printables.model.composition import Composition
from printables.model.copyfit import Measure
from printables.render.measuring import story_measure
from printables.render.quick_import import import_quickly

os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("no-fonts.conf"))

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="No fonts configured")  # as we want it
    import_quickly()
    import weasyprint
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

STORY = "story-"


@dataclass(frozen=True, kw_only=True)
class ReaderPages:
    """A PDF with one page for each panel, and the name of the story on each page."""

    pdf: bytes
    stories: tuple[str | None, ...]


@dataclass(frozen=True, kw_only=True)
class Styles:
    """Style sheets as text: fonts by themselves, since they are the same for many jobs."""

    fonts: str
    sheets: tuple[str, ...]


def set_pages(
    html: str, styles: Styles, folders: tuple[Path, ...], variant: str | None
) -> ReaderPages:
    """Lay HTML out and write it as PDF; a story's section carries the id `story-NAME`.

    Raises:
        LayoutError: the engine warned. A warning means that something is missing from the page.
    """
    document = laid_out(html, styles, folders)
    with warnings_refused():
        pdf = document.write_pdf(pdf_variant=variant)
    return ReaderPages(pdf=pdf, stories=tuple(story_of(page) for page in document.pages))


@lru_cache(maxsize=2)
def laid_out(html: str, styles: Styles, folders: tuple[Path, ...]) -> Any:  # noqa: ANN401
    """Lay HTML out; what was looked at last is what is mostly written next.

    Raises:
        LayoutError: the engine warned.
    """
    with warnings_refused():
        return weasyprint.HTML(string=html, url_fetcher=fetcher(folders)).render(
            stylesheets=[parsed(sheet, styles.fonts, folders) for sheet in styles.sheets],
            font_config=font_configuration(styles.fonts, folders),
        )


def measured(
    html: str, styles: Styles, folders: tuple[Path, ...], composition: Composition, safe: float
) -> Measure:
    """Lay HTML out and tell what became of each story; `safe` is in points from the trim."""
    document = laid_out(html, styles, folders)
    pages: dict[str | None, list[Any]] = defaultdict(list)
    for page in document.pages:
        pages[story_of(page)].append(page)
    stories = composition.stories.items()
    return Measure(
        stories={name: story_measure(pages[name], story, safe, reach) for name, story in stories}
    )


def reach(text: Any) -> tuple[float, float, float, float]:  # noqa: ANN401 - the engine is untyped
    """Tell how far a text box's letters reach to the left, right, above and below, in CSS px."""
    text.pango_layout.reactivate(text.style)
    line, _ = text.pango_layout.get_first_line()
    ink = ffi.new("PangoRectangle *")
    pango.pango_layout_line_get_extents(line, ink, ffi.NULL)
    text.pango_layout.deactivate()
    left, above, width, height = (
        one * FROM_UNITS for one in (-ink.x, -ink.y, ink.width, ink.height)
    )
    return left, width - left, above, height - above


def story_of(page: Any) -> str | None:  # noqa: ANN401 - the engine is untyped
    names = (name.removeprefix(STORY) for name in page.anchors if name.startswith(STORY))
    return next(names, None)


@lru_cache(maxsize=64)
def parsed(sheet: str, fonts: str, folders: tuple[Path, ...]) -> Any:  # noqa: ANN401
    return weasyprint.CSS(
        string=sheet,
        font_config=font_configuration(fonts, folders),
        url_fetcher=fetcher(folders),
    )


@lru_cache(maxsize=8)
def font_configuration(fonts: str, folders: tuple[Path, ...]) -> Any:  # noqa: ANN401
    """Load the font files once for all jobs of a theme."""
    configuration = FontConfiguration()
    weasyprint.CSS(string=fonts, font_config=configuration, url_fetcher=fetcher(folders))
    return configuration


class OwnFoldersOnly(URLFetcher):  # type: ignore[misc]
    """Open `data:` addresses and files below our own folders; nothing else, never the network."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols={"data", "file"}, fail_on_errors=True)
        self.folders = folders

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        parts = urlsplit(url)
        if parts.scheme == "file":
            file = Path(unquote(parts.path)).resolve()
            if not any(file.is_relative_to(folder.resolve()) for folder in self.folders):
                raise FatalURLFetchingError(f"{file.name} is outside the project's folders")
        return super().fetch(url, headers)


@lru_cache(maxsize=8)
def fetcher(folders: tuple[Path, ...]) -> OwnFoldersOnly:
    """Make one for all pages: it prepares for the network, which takes a millisecond."""
    return OwnFoldersOnly(folders)


@contextmanager
def warnings_refused() -> Iterator[None]:
    """Turn what the engine warns of, and what it fails to fetch, into an error."""
    records = Records()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(records)
    try:
        yield
    except FatalURLFetchingError as refused:
        raise LayoutError(f"the layout engine could not open a file: {refused}") from refused
    except Exception as crash:  # some style rules crash the engine; other pieces must go on
        said = f"{type(crash).__name__} {crash}".strip()
        remedy = "look for a style that it does not know in what was changed last"
        raise LayoutError(f"the layout engine broke down ({said}): {remedy}") from crash
    finally:
        logger.removeHandler(records)
    if records.messages:
        said = "; ".join(dict.fromkeys(records.messages))
        raise LayoutError(f"the layout engine warned: {said}")


class Records(logging.Handler):
    """Keep what is logged as a warning or worse."""

    def __init__(self) -> None:
        super().__init__(level=logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())
