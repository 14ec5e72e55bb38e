"""Bytes -> documents -> layout -> articles -> sentences."""
