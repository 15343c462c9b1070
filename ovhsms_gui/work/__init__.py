"""Threads. The only door between the window and everything that can be slow."""
