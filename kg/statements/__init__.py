"""statements: an annotated ``Doc`` in, frozen records out. spaCy ends here.

Attribution, relations, concerns and stance are pure functions of the parse, the names and the lexicons; each
statement carries the words that show it and the rule that made it.
"""

from kg.statements.extract import statements

__all__ = ["statements"]
