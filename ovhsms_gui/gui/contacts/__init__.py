"""The contacts page: who there is, in which groups, and who does not want to be written to."""
