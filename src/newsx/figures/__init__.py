"""Numbers: the numeric-unit parser and the reader of periods."""
