"""What goes over the line: what the services' JSON says, key for key, and what is asked."""
