"""The settings that the operator chooses: language, theme, page at the start, time to undo, numbers for tests."""
