"""Git, as the real program: evidence, history, merging."""
