"""What can go wrong, as one small tree. Every message says what, where, and the way out.

KgError
├── UsageError         a wrong argument: an unknown name, a missing file, a folder that is already there
├── InputError         a source that cannot be read: bad bytes, bad JSON, bad metadata
├── ResourceError      a data file or the language model that is missing, broken or not the one expected
├── DatasetError       a folder that is not a dataset, or one that is damaged
│   └── IndexLostError     one whose store cannot be opened, and can be made again from its documents
├── QueryError         a query that cannot be parsed, asks for what is refused, or takes too long
├── RemoteError        a store elsewhere that cannot be reached, refuses, or answers what cannot be understood
└── BrokenOffError     work that something outside has ended; what is finished is kept for the next time
"""


class KgError(Exception):
    """The root: whatever claimgraph raises on purpose is one of these."""


class UsageError(KgError):
    """A wrong argument."""


class InputError(KgError):
    """A source that cannot be read. The message names the file and, where there is one, the byte or line."""


class ResourceError(KgError):
    """A data file or the language model is missing, broken or not the one expected."""


class DatasetError(KgError):
    """The folder is not a dataset, or it is damaged."""


class IndexLostError(DatasetError):
    """The store of a dataset cannot be opened; what its documents say is there."""


class QueryError(KgError):
    """The query cannot be parsed, asks for something that is refused, or takes too long."""


class RemoteError(KgError):
    """A store elsewhere cannot be reached, refuses, or answers what cannot be understood."""


class BrokenOffError(KgError):
    """Something outside, such as a cluster that went down, has ended the work. What is finished is kept."""
