"""The platform: people, units, quizzes and answers; questions themselves are ``question_bank``'s."""
