"""Sends what the journal holds, each receiver once."""
