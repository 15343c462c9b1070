"""The settings that the operator chooses: language, theme, time to undo."""
