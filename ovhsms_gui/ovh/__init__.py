"""OVHcloud's SMS API: endpoints, signing, typed calls. The only room that speaks HTTP."""
