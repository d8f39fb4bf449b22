"""The application of corrections to one document: names first, then what is said of them, then what goes."""

from dataclasses import replace

from kg.corrections.names import merged, split
from kg.corrections.records import Correction, Corrections
from kg.corrections.said import fixed
from kg.corrections.tidying import tidied
from kg.model import DocumentStatements, Dropped


def corrected(statements: DocumentStatements, corrections: Corrections) -> DocumentStatements:
    """Return what a document says with all corrections that fit it; without one, the very record given.

    Splits come first, then merges, fixes and rejections. A correction that fits nothing here leaves no trace;
    ``Corrections.unused`` tells those that fitted nowhere. A fix that cannot be made is logged as a warning.
    """
    found, applied = renamed(statements, corrections)
    found, said = fixed(found, corrections.fixes)
    found, gone = rejected(found, corrections)
    if not (applied or said or gone):
        return statements
    told = {*statements.corrections, *map(str, (*applied, *said, *gone))}
    return replace(tidied(found, before=statements), corrections=tuple(sorted(told)))


def renamed(statements: DocumentStatements, corrections: Corrections) -> tuple[DocumentStatements, list[Correction]]:
    """Return the statements with their names split and merged, and the corrections that changed something."""
    applied: list[Correction] = []
    for each in corrections.splits(statements.document):
        before, statements = statements, split(statements, each)
        applied += [each] if statements is not before else []
    for other in corrections.merges(statements.document):
        before, statements = statements, merged(statements, other)
        applied += [other] if statements is not before else []
    return statements, applied


def rejected(statements: DocumentStatements, corrections: Corrections) -> tuple[DocumentStatements, list[Correction]]:
    """Return the statements without those rejected, which are told as dropped, and the rejections that fitted."""
    words = {claim.id: ("claim", claim.content[0]) for claim in statements.claims}
    words |= {mention.id: ("relation", mention.evidence) for mention in statements.relations}
    gone = {ident: reject for ident, reject in corrections.rejects.items() if ident in words}
    dropped = {Dropped(words[ident][1], words[ident][0], str(reject)) for ident, reject in gone.items()}
    kept = replace(
        statements,
        claims=tuple(claim for claim in statements.claims if claim.id not in gone),
        relations=tuple(mention for mention in statements.relations if mention.id not in gone),
        dropped=tuple(sorted({*statements.dropped, *dropped})),
    )
    return kept, list(gone.values())
