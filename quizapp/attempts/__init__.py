"""Taking a quiz: the learner's home, reading, papers, answers, marks, review."""
