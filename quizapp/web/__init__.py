"""What every page needs and no feature owns: rendering, forms, CSRF, errors, language."""
