"""The output contract and its formats."""
