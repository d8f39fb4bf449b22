"""Exit codes: wrong usage or bad input; our fault (sysexits.h); SIGPIPE and SIGINT as shells tell them."""

USAGE, FAULT, GONE, STOPPED = 2, 70, 141, 130
