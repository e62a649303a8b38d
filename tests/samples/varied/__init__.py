"""Papers drawn at random, wider than the demonstration's: half of them to build with, half looked at only to measure.

draw (chance, and which half) -> decisions, applications, forms, lists, others (papers as lines, with their truth)
-> carriers (files) -> orders (whole mails' papers with what is missing and odd) -> score (the table of hits and misses).
"""
