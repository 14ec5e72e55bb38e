"""The relations that a text asserts between its figures, one family a file."""
