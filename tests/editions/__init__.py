"""Printed handbooks: what their files say, how their pages look, what becomes of them when things go wrong."""
