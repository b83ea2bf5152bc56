"""What the endpoints of this room take and answer."""
