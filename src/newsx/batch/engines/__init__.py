"""Engines that carry the work to many machines; none is imported unless it is asked for."""
