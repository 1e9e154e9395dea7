"""Reading a document: from its text to mentions, times, attributions and statements."""
