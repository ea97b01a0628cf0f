"""The learner's side: what to read and take, papers, answers as they are given, handing in, review."""
