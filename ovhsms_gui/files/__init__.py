"""Files of other programs: rows out of them and into them."""
