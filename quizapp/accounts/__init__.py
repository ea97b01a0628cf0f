"""Accounts: signing in and out, passwords, sessions, who is asking."""
