"""(library, region, audience) → handbook, by the rules of the design. Pure: no file, no clock.

Next: `generator.plan` turns handbooks into pages.
"""

from generator.resolve.handbooks import resolve

__all__ = ["resolve"]
