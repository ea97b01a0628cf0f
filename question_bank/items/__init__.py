"""Items: one module a kind, with data checks and marking side by side."""
