"""Study sessions and quizzes: putting them together, publishing, the link."""
