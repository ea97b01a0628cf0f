"""The library: documents, drafts under review, questions, question sets."""
