"""Stores of the user's own that are reached over HTTP: SPARQL 1.1 Query and Update, and the Graph Store Protocol.

``endpoint`` tells a product's addresses, ``web`` sends and tries again, ``protocol`` speaks SPARQL, ``push`` brings a
dataset there, ``asking`` asks it.
"""
