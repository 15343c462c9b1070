"""The import dialog: a file of receivers, what is in it, and which of it is taken."""
