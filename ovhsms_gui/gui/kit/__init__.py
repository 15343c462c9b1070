"""What every page is made of: colours, measures, icons, a flat style, and parts that are painted alike everywhere."""
