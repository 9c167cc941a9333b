"""From files to a `Library`: reading, YAML, shapes, putting together. The only floor that opens data/.

`files` reads text, `yaml_source` YAML with places, `syntax` and `traps` its errors and silent traps in
Chinese, `shapes` checks authored shapes, `documents` one document's folder, `library` all of data/.
"""

from generator.load.library import load_library

__all__ = ["load_library"]
