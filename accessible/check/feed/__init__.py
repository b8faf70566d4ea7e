"""Rules for the folder of a podcast: what Apple, PSP-1 and the namespaces ask of a feed, and of the files beside it."""
