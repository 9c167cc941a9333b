"""Writing what is whole: into a staging folder first, swapped in at once; nothing half-written.

`staging` the folder and the swap, `register` the id register.
"""
