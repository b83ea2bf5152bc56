"""Events: academic meetings from their need to the last receipt, with who spoke, who came and what it cost.

An event belongs to whoever plans it and is read by his team and by those who help to run it. What may be
spent on whom is asked of compliance, and what was given is written into its ledger. It is not a visit.
"""
