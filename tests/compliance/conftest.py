"""The same hospital, doctor and papers as the visits' tests."""

from tests.visits.conftest import clock, doctor, drug, hospital, papers

__all__ = ["clock", "doctor", "drug", "hospital", "papers"]
