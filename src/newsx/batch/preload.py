"""Imported by the server that worker processes are forked from: they find these modules loaded."""

import deadpool  # noqa: F401

import newsx.batch.worker
import newsx.export.record
import newsx.pipeline  # noqa: F401
