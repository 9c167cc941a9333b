"""Handbooks and documents → pages: one view for each page, computed here, only placed by its template.

Pure: no file, no template. `views` the shapes, `records` one record's view, the others a kind of page
each, `api` the JSON API. Next: `generator.render`.
"""

from generator.plan.site import SitePlan, plan_site

__all__ = ["SitePlan", "plan_site"]
