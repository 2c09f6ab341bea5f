"""One piece to make: a material in a format and a language, before its editions are told apart."""

from dataclasses import dataclass

from printables.model.content import PackRecord
from printables.model.format import Format
from printables.model.job import JobName
from printables.model.material import Material
from printables.source.pack import Pack
from printables.source.tree import YamlFile


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A material in a format and a language, with the files that say so."""

    pack: Pack
    record: PackRecord
    language: str
    material_id: str
    material: Material
    file: YamlFile
    format_id: str
    format: Format
    format_file: YamlFile

    def name(self, profile: str, printer: str | None = None) -> JobName:
        return JobName(
            pack=self.pack.id,
            language=self.language,
            material=self.material_id,
            format=self.format_id,
            profile=profile,
            printer=printer,
        )
