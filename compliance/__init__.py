"""May we? The room that is asked before an act.

It keeps the dated rules of law and policy, reads what a rep is permitted to do (his permit) and answers
whether a visit may take place. It owns no visit and no permit: those are facts of other rooms.
"""
