"""The dataset on disk or in memory, and what is asked of it: queries, shipped questions, names, explanations."""
