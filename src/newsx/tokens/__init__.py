"""Words: the segmenter, and many names matched at once."""
