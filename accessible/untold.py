"""What libraries would tell their makers of a run, and do not: onnxruntime sends events to Microsoft unless it is told.

It has to be told before it is loaded, in each process; its own function for that still leaves a file behind.
"""

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
