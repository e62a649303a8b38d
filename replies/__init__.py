"""Letters to text: what the bot writes to researchers and to staff."""
