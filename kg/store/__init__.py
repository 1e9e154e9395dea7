"""A corpus that lives: documents come, are corrected, are withdrawn, in a store on disk that many may read."""
