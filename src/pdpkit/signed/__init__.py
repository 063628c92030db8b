"""The forms of everything that is signed: closed objects of texts with one written form each.

A record is read by typed models that keep what they do not know. What is signed for others is read
here, more strictly and without a library: a member that is not known is a fault. The published
schemas are written from these same forms.
"""
