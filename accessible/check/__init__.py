"""Rules of ours for EPUBs, whoever made them: what EPUBCheck and Ace do not see."""
