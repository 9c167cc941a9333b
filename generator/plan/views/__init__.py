"""What templates see of each page: strings, numbers and tuples, nothing authored, nothing to look up.

Every `url` is relative to the site's root; the template makes it relative to its page. `records` holds
what all pages share; the other modules are named for their pages.
"""
