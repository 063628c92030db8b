"""Documents and reports as plain values, ready to be printed, drawn or written as a table.

One module for each thing that is looked at; a view decides what is said and in which order, never
how it looks.
"""
