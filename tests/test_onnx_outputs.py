"""One more output of a real model."""

from pathlib import Path

import numpy as np
import onnxruntime
from hibari.voices import voice_path

from accessible.engines.hibari import DURATIONS, UNIT
from accessible.engines.onnx_outputs import with_output


def test_the_model_gives_what_it_gave_and_one_tensor_more() -> None:
    model = Path(voice_path("heart")).read_bytes()
    asked = {"ids": np.asarray([[0, 50, 83, 54, 156, 31, 4, 0]], np.int64), "speed": np.asarray([1.0], np.float32)}
    plain = onnxruntime.InferenceSession(model, providers=["CPUExecutionProvider"])
    more = onnxruntime.InferenceSession(with_output(model, DURATIONS), providers=["CPUExecutionProvider"])
    names = [output.name for output in plain.get_outputs()]
    assert [output.name for output in more.get_outputs()] == [*names, DURATIONS]
    *outputs, durations = more.run(None, asked)
    assert all(np.array_equal(one, other) for one, other in zip(plain.run(None, asked), outputs, strict=True))
    assert durations.size == 8
    assert int(durations.sum()) * UNIT > 0
