"""What should be done about a mail: pure decisions, handed the clock, the next number and every fact."""
