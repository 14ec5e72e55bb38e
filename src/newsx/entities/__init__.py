"""Names: the tagger of places, organizations and people."""
