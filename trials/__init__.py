"""Trials: studies, their sites and participants by number, what was planned and what took place.

A study belongs to medicine: coordinators keep it, and whoever sells cannot learn that it exists (MW-05).
Who a participant is lies sealed apart (trials.Identity); no other table or file of the room names a person.
"""
