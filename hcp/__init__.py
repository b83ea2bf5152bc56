"""Hospitals, departments and the people who work there, and which of them a rep may see.

An institution is kept by data stewards and assigned to territories; a rep sees what is assigned to his.
This room knows no visit and no rule: it answers who somebody is and where he works.
"""
