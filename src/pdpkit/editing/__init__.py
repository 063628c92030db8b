"""Writes entries of a record from what people say in plain words.

``fields`` knows what can be said, ``answers`` reads it, ``filling`` puts it into the tree,
``judging`` looks at it before it is saved. Showing and removing need only ``finding``.
"""
