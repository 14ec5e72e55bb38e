"""What the figures of an article, or of many, say about each other."""
