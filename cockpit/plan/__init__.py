"""Bytes to meaning and back. Pure: plans in, boards and splices out."""
