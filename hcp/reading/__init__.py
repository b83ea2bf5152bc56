"""From an uploaded file to a header and numbered rows, whatever wrote it; a hostile one gets a sentence.

`table.read_table(data, name)` is the way in. Nothing here knows a hospital or a database.
"""
