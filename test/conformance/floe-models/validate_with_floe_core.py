"""Lets the runtime's own models read documents: requests come as JSON on stdin, verdicts go as JSON to stdout.

The folder of the package floe_core, or the one around it, is the only argument.
"""

import contextlib
import io
import json
import sys

import yaml

sys.path.insert(0, sys.argv[1])

from floe_core.compiler.models import CompiledArtifacts  # noqa: E402
from floe_core.schemas.floe_spec import FloeSpec  # noqa: E402
from floe_core.schemas.platform_spec import PlatformSpec  # noqa: E402
from pydantic import ValidationError  # noqa: E402

models = {"floe": FloeSpec, "platform": PlatformSpec, "artifacts": CompiledArtifacts}


def verdict(kind, text):
    try:
        data = json.loads(text) if kind == "artifacts" else yaml.safe_load(text)
        if kind == "platform" and data is None:
            data = {}
        model = models[kind].model_validate(data)
    except ValidationError as error:
        return {"accepted": False, "faults": [".".join(map(str, one["loc"])) for one in error.errors()]}
    except Exception as error:  # the models let some values end in a bare Python error
        return {"accepted": False, "faults": [f"{type(error).__name__}: {error}"]}
    try:
        return {"accepted": True, "data": model.model_dump(mode="json"), "text": model.model_dump_json(indent=2)}
    except Exception as error:
        return {"accepted": True, "undumped": f"{type(error).__name__}: {error}"}


def main():
    requests = json.load(sys.stdin)
    with contextlib.redirect_stdout(io.StringIO()):
        verdicts = [verdict(one["kind"], one["text"]) for one in requests["documents"]]
        schemas = {kind: model.model_json_schema() for kind, model in models.items()}
    json.dump({"verdicts": verdicts, "schemas": schemas}, sys.stdout)


main()
