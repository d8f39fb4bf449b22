"""The composition root: the one module that knows the order of the rooms."""
