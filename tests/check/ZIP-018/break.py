"""A picture that is encrypted."""

from pathlib import Path

from tests.check.breaking import book

ENCRYPTION = b"""<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>
<enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/>
<enc:CipherData><enc:CipherReference URI="EPUB/lamp.png"/></enc:CipherData></enc:EncryptedData></encryption>"""
PATH = "EPUB/lamp.png"
SAYS = "is encrypted"
ALSO = {"MET-009"}


def broken(folder: Path) -> Path:
    return book(folder, {"META-INF/encryption.xml": ENCRYPTION})
