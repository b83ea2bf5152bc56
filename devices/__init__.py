"""Devices at hospitals: what was installed where, in what state, with which readings.

Dispatchers and engineers keep them; a hospital's device is seen by whoever serves that hospital.
It is not about stock sold, and no patient or doctor stands in any of its tables.
"""
