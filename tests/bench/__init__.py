"""`make bench`: what a page costs, here and with other engines. Nothing here is a test."""
