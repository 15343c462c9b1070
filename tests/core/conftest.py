"""Properties are checked without a time limit: a busy machine is no reason to fail."""

from hypothesis import settings

settings.register_profile("steady", deadline=None)
settings.load_profile("steady")
