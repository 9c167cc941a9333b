"""Editions besides the site: finding the fonts, setting pages in type, putting what is whole in its place."""
