"""The people of the company and where they may act.

A person has roles, a team and territories; a rep also has a licence to act: a qualification, a national
filing number and authorisation letters. This room builds the Actor of every request. It knows no hospital.
"""
