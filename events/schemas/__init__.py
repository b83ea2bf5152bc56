"""What goes in and out of the endpoints of events, one module per area."""
