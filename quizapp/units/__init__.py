"""Units and people: the tree, the roster, who may see what."""
