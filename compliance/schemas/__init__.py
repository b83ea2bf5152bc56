"""What the endpoints of the compliance room take and answer, one module per area."""
