"""Visits: what a rep plans, does and writes down about meeting somebody at an institution.

A visit belongs to the rep who made it and is read by his manager. It is not a sale, not an order and holds
no figure of prescriptions (MR-11); whether it may take place is asked of compliance.
"""
