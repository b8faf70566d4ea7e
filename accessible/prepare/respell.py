def respelled(ipa, language): return ""
