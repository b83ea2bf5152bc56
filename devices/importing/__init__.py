"""From the rows of a list to models and devices: columns known by their names, each row judged alone.

The file is read by hcp.reading, as every list is. `columns` says what a column holds, `model_rows` and `device_rows`
what follows from a row; services/importing.py writes.
"""
