"""Lets the runtime's own compiler compile pipelines: folders come as JSON on stdin, artifacts go as JSON to stdout.

Each folder holds floe.yaml and the platform.yaml of the environment. The folder around the package floe_core is the only
argument.
"""

import json
import logging
import sys
from pathlib import Path

sys.path.insert(0, sys.argv[1])
logging.disable(logging.CRITICAL)

from floe_core.compiler import Compiler  # noqa: E402


def compiled(folder, environment):
    try:
        artifacts = Compiler(platform_env=environment).compile(Path(folder) / "floe.yaml")
        return {"text": artifacts.model_dump_json(indent=2)}
    except Exception as error:
        return {"fault": f"{type(error).__name__}: {error}"}


json.dump([compiled(one["folder"], one["environment"]) for one in json.load(sys.stdin)], sys.stdout)
