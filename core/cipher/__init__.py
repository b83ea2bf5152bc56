"""Fields nobody reads without a key: a key for each subject, wrapped by a master key kept outside the database.

Three things open a value: the wrapped key (a row), the share of the subject and the master key (both files
beside the database). Erasing a subject destroys the share: no dump, however old, opens it again.
"""
