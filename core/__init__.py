"""The ground floor: who acts, what was written, what went wrong, how lists are read.

No word of the business appears here: no visit, no hospital, no doctor. Every room above uses it.
"""
