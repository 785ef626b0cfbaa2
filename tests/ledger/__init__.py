"""The book: what goes in comes out, nothing is lost, and whatever can be wrong with a file is said in words."""
