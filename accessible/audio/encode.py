"""MP3 that can be joined: constant bit rate, no Xing header, no bit reservoir between streams.

LAME writes each stream so that its frames depend on no frame before them. Frames of several streams put
one after the other therefore are one stream, as long as the sum of their parts.
"""

import lameenc

from accessible.audio.frames import BIT_RATE, QUALITY
from accessible.audio.sound import Samples

_PIECE = 1 << 20
"""Samples that LAME gets at once: it takes memory for all of them, several times over."""


def encode(samples: Samples, sample_rate: int) -> bytes:
    """Return `samples` as MP3 frames: mono, constant bit rate, without header or tags."""
    encoder = lameenc.Encoder()
    encoder.set_bit_rate(BIT_RATE)
    encoder.set_in_sample_rate(sample_rate)
    encoder.set_channels(1)
    encoder.set_quality(QUALITY)
    encoder.silence()
    pieces = (samples[start : start + _PIECE].tobytes() for start in range(0, max(samples.size, 1), _PIECE))
    return b"".join([*map(encoder.encode, pieces), encoder.flush()])
