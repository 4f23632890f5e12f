"""Token folders and what the networks read from them."""
