"""The import dialog: a file of people, what is in it, and which of it is taken."""
