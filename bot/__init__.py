"""The service behind the registerservice mailbox."""
