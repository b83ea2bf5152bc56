"""What the endpoints take and answer, one module per area."""
