"""The demonstration: invented mails taken in on embedded parts, and everything that comes of them."""
