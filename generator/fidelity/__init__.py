"""How faithfully and how finely documents are encoded: what `handbook verify` reports. Pure.

`measures` coverage, lengths, shares against the gauges; `comparison` a body against its source text.
"""
