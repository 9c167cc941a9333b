"""Authored shapes: what may stand in the YAML files under data/. No file is read here.

`records`, `documents` and `terms` describe a document's folder, `settings` the files beside it, `kinds` lists
the kinds of record. Next: `generator.load` fills these shapes, `generator.library` puts them together.
"""
