"""Documents: one reader a format, all giving the same :class:`~question_bank.documents.model.Document`."""
