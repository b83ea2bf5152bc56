"""The seal: what was written in the books stays provable, even against whoever rules the database.

Every history table, the access log and every append-only table is sealed in batches: a hash of each row, the
batch's hash over them and over the batch before it, signed with a key that lies outside the database. The
head of the chain is noted outside it too. ``manage.py verify`` proves all or names what is wrong. Law: ER-02.
"""
