"""A chapter that only the seller's program can read."""

from pathlib import Path

from tests.check.breaking import book

ENCRYPTION = b"""<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>
<enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>
<enc:CipherData><enc:CipherReference URI="EPUB/one.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>"""
PATH = ""
SAYS = "'EPUB/one.xhtml' is encrypted"


def broken(folder: Path) -> Path:
    return book(folder, {"META-INF/encryption.xml": ENCRYPTION})
