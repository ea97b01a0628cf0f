"""Benchmarks. ``python -m bench`` prints a table and writes ``var/bench.json``.

Machines differ and are noisy: what counts are the ratios between rows of one run.
"""
