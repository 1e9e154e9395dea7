"""Benchmarks: adapters from readings to the scorer's formats, and a runner."""
