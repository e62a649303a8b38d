"""Bytes in, facts out: everything that reads what strangers have sent."""
