def relations(reader, found): return ()
