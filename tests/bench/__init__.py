"""`make bench`: what a page costs, here and with other engines, on the data multiplied by a seed."""
