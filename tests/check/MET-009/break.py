"""A book that claims to be unlocked, with an encrypted style sheet."""

from pathlib import Path

from tests.check.breaking import book

ENCRYPTION = b"""<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>
<enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/>
<enc:CipherData><enc:CipherReference URI="EPUB/style.css"/></enc:CipherData></enc:EncryptedData></encryption>"""
PATH = "EPUB/content.opf"
SAYS = "unlocked is claimed"
ALSO = {"ZIP-018"}


def broken(folder: Path) -> Path:
    return book(folder, {"META-INF/encryption.xml": ENCRYPTION})
