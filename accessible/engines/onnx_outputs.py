"""More outputs of a model in the ONNX format than its file declares, without the onnx package.

A file is one protobuf message. What is appended to a message is merged with it, and a repeated field grows, so a model
with one more output is its file and some bytes behind it. Source: the Protocol Buffers encoding guide; onnx.proto.
"""

import re

_GRAPH, _OUTPUT, _NAME = 7, 12, 1  # fields: ModelProto.graph, GraphProto.output, ValueInfoProto.name
_LENGTH_DELIMITED = 2


def outputs_of(model: bytes, operator: str) -> list[str]:
    """Return the names of the tensors that nodes of an operator make, each with one output and a name of its own."""
    node = rb"\x12(.)([ -~]{1,127})\x1a.[ -~]{1,127}\x22" + bytes([len(operator)]) + re.escape(operator.encode())
    found = re.finditer(node, model, re.DOTALL)
    return [tensor.decode() for size, tensor in (match.groups() for match in found) if size[0] == len(tensor)]


def with_output(model: bytes, tensor: str) -> bytes:
    """Return a model whose last output is the tensor with that name."""
    return model + _field(_GRAPH, _field(_OUTPUT, _field(_NAME, tensor.encode())))


def _field(number: int, content: bytes) -> bytes:
    """Return a field of bytes; a length of 128 or more would need a second byte."""
    if len(content) > 127:  # noqa: PLR2004  what seven bits hold
        message = f"A tensor's name has {len(content)} bytes."
        raise ValueError(message)
    return bytes([number << 3 | _LENGTH_DELIMITED, len(content)]) + content
