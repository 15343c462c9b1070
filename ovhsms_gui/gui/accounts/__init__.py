"""Accounts: the dropdown's state and the dialog in which keys are added, tested and removed."""
