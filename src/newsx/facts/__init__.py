"""Facts: who, what, when and how for every figure."""
