"""Many documents: plan, workers that may die, a journal to go on from."""
