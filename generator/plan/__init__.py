"""Handbooks and documents → pages: one view for each page, computed here, only placed by its template.

Pure: no file, no template. `views` holds what templates see, `page` what a page is. `records` makes one
record's view, `api` the JSON API, the others the pages that they are named for. Next: `generator.render`.
"""

from generator.plan.site import SitePlan, plan_site

__all__ = ["SitePlan", "plan_site"]
