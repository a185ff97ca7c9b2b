"""The steps of a load, one file each: what a bundle declares, its article, what its texts say, its links."""
