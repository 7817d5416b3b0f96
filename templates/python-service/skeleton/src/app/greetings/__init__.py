"""An example resource: replace it with your own, and keep its shape."""
