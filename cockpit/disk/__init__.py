"""Files and their accidents: reading, safe writing, the journal, watching."""
