"""What is kept: one SQLite file (journal, accounts, settings) and the keys in the OS keyring."""
