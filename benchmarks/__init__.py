"""Ours beside a named peer or floor, in the same run; docs/performance.md says how to read the table."""
