"""An embedded stand-in for OVHcloud's SMS API on loopback: for demos, training and tests. Sends nothing."""
