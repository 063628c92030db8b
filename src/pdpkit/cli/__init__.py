"""The shell: reads files, calls, reports, chooses the exit code.

``table`` lists every command; a command's module, with all that it needs, is imported only when
that command runs.
"""
