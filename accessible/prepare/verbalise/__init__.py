"""Numbers, dates, times, money, units and abbreviations as a language says them."""
