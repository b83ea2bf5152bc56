"""What goes in and out of the room's doors."""
