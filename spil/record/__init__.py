"""What a table did, kept on this machine line by line."""
