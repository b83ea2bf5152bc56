"""What makes a study's rows tell of nobody: days shifted, old ages joined, rare people made alike.

Nothing here knows the database; each part equals a slow, independent version in the tests.
"""
