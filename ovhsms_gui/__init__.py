"""Send SMS by hand through OVHcloud, from a desktop window."""

__version__ = "0.1.0"
