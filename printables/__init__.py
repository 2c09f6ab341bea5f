"""printables: one FAQ in, every printed material out.

The way of the data, a folder for each step:

1. `source` reads YAML and resolves it into jobs, one for each PDF.
2. `layout` decides what goes on which panel, in words ready to be set.
3. `render` sets them: HTML, then reader pages (one PDF page for each panel).
4. `prepress` makes reader pages printable: sheets, marks, boxes, output intent, metadata.
5. `preflight` inspects the finished PDF against the plan and changes nothing.
6. `manifest` records what was made, from what.

`pipeline` is the only module that knows all of them; `model` holds the nouns they share.
"""
