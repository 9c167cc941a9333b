"""Resolved-from-data values that the pure stages work on: library (all that is encoded), handbook.

`text` a document's body, `source` where a value stands in its file, `library` documents and records,
`handbook` what a reader will see. Next: `generator.checks`, `generator.resolve`.
"""
