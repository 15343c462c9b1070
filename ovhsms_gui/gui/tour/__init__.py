"""The tour: plays the main job in the real window as a person would, and keeps a picture of each step."""
