"""What can be found on the site, packed for the script that finds it in the browser. Pure: no file.

`corpus` says what is found, `sounds` how its characters may be typed, `packing` writes it all down for the
scripts in `templates/search/`. Next: `generator.render`.
"""

from generator.search.packing import search_data

__all__ = ["search_data"]
