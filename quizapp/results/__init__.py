"""Results: completion by unit, reports."""
