"""Whether what a test needs has to be there: then a test fails where it would be skipped."""

import os

REQUIRED = os.environ.get("ACCESSIBLE_REQUIRE_ALL") == "1"  # read before the tests take such variables away
