"""The output intent: for which print condition the colours are meant (ISO 15930-7, 6.2.2)."""

import zlib
from functools import lru_cache
from pathlib import Path

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from printables.errors import SetupError
from printables.model.profile import OutputIntent

CMYK_COMPONENTS = 4


def declare_output_intent(pdf: Pdf, intent: OutputIntent, icc_folder: Path) -> None:
    """Embed the ICC profile and name its print condition.

    Raises:
        SetupError: the ICC file is missing.
    """
    profile = Stream(pdf, compressed(icc_folder / intent.icc))
    profile.Filter = Name.FlateDecode
    profile.N = CMYK_COMPONENTS
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=String(intent.condition),
                RegistryName=String(intent.registry),
                Info=String(intent.info),
                DestOutputProfile=pdf.make_indirect(profile),
            )
        ]
    )


@lru_cache
def compressed(file: Path) -> bytes:
    """Read an ICC file, deflated once for all jobs of a run."""
    try:
        return zlib.compress(file.read_bytes())
    except FileNotFoundError as missing:
        remedy = "put it there, or name another file under output_intent of the profile"
        raise SetupError(f"colour profile {file} is missing: {remedy}") from missing
