"""Outlines: numbering families, the tree of points, its alignment with the body, and sentences."""
