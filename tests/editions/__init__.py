"""Printed handbooks: what their files say, how their pages look, what happens when things go wrong."""
