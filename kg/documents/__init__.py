"""Reading documents in: files, folders and standard input become `kg.model.Document` values, one at a time."""

from kg.documents.inputs import SUFFIXES, Inputs, list_inputs
from kg.documents.read import MAX_BYTES, document_from_text, read_documents, read_located

__all__ = ["MAX_BYTES", "SUFFIXES", "Inputs", "document_from_text", "list_inputs", "read_documents", "read_located"]
