"""Statements as RDF: written (encode), read back (decode), checked (check) and exported (export).

pyoxigraph's terms are used throughout; rdflib appears only where SHACL needs it.
"""
