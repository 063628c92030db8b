"""Spreadsheets that people keep: from the bytes of a CSV or XLSX file to rows of typed values.

``read_table`` gives cells, ``match_columns`` finds the headings, ``read_rows`` reads the values,
``write_csv`` writes a table for other programs. Knows columns and values, nothing of what they
are for.
"""
