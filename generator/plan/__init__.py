"""Handbooks and documents → pages: one view for each page, computed here, only placed by its template.

Pure: no file, no template. Shapes: `views`, `document_views`, `page`. `records` makes one record's
view, `handbooks`, `documents`, `home` their pages, `api` the JSON API. Next: `generator.render`.
"""

from generator.plan.site import SitePlan, plan_site

__all__ = ["SitePlan", "plan_site"]
