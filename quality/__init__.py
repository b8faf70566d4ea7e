"""How well an article is read: scores on real pages beside those of the best libraries, and floors under them."""
