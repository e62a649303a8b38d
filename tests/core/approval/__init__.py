"""What a reply to a specification amounts to, and when it may advance a case."""
