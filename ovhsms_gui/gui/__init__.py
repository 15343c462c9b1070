"""The window. A folder per page: state (what is so, what may be asked for) and view (widgets)."""
