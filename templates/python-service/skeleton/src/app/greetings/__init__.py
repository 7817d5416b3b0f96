"""An example resource: replace it by your own, and keep its shape."""
