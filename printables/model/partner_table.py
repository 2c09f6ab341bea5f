"""How people head and fill a table of partners: `templates/partners/table.yaml`."""

from pydantic import Field

from printables.model.record import Id, Record, Said


class PartnerTable(Record):
    """Spellings of each column's heading, and what a language is called besides its own name."""

    columns: dict[Said, tuple[Said, ...]] = Field(min_length=1)
    languages: dict[Id, tuple[Said, ...]] = Field(default_factory=dict)
