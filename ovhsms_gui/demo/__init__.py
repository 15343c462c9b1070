"""An embedded stand-in for OVHcloud's SMS API on loopback: for trying the program out, and for its tests."""
