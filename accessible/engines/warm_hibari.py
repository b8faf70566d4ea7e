"""Import this in a process that workers are forked from: they then share the loaded model."""

from accessible.engines import load
from accessible.engines.hibari import Hibari

engine = load("hibari")
if isinstance(engine, Hibari):
    engine.warm()
