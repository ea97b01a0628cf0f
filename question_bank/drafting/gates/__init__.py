"""The nine hard gates, one or two a file."""
