"""Records to disk and back: the register, and the bytes it stands on."""
