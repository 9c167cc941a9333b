"""Tests mirror the modules; `example/` is a tiny project with golden output, `invalid/` its mistakes."""
