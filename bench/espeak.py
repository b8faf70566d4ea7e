"""espeak-ng in this process, from the library that the program uses, too."""

import ctypes

import espeakng_loader

SYNCHRONOUS = 2
BUFFER = 2000
"""Milliseconds of sound a callback; the library's default costs a quarter more."""
CHARACTER = 1
UTF8 = 1
SAMPLE_WIDTH = 2

Callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)


class Espeak:
    """Loads the library once; call the instance for 16-bit mono samples as bytes."""

    def __init__(self) -> None:
        """Start the library with its English voice."""
        self._library = ctypes.CDLL(espeakng_loader.get_library_path())
        data = espeakng_loader.get_data_path().encode()
        self.sample_rate: int = self._library.espeak_Initialize(SYNCHRONOUS, BUFFER, data, 0)
        if self.sample_rate <= 0:
            message = f"espeak-ng does not start: error {self.sample_rate}."
            raise RuntimeError(message)
        self._chunks: list[bytes] = []
        self._callback = Callback(self._collect)
        self._library.espeak_SetSynthCallback(self._callback)
        self._library.espeak_SetVoiceByName(b"en-us")

    def _collect(self, wave: int | None, length: int, _events: int | None) -> int:
        if wave and length > 0:
            self._chunks.append(ctypes.string_at(wave, length * SAMPLE_WIDTH))
        return 0

    def __call__(self, text: str) -> bytes:
        """Return `text` spoken."""
        self._chunks.clear()
        encoded = text.encode()
        error = self._library.espeak_Synth(
            encoded, ctypes.c_size_t(len(encoded) + 1), 0, CHARACTER, 0, UTF8, None, None
        )
        if error:
            message = f"espeak-ng does not speak: error {error}."
            raise RuntimeError(message)
        return b"".join(self._chunks)
