"""Resolves a `secret_ref` of platform.yaml as floe's runtime does; by the runtime itself where it is on PYTHONPATH."""

import os
from importlib.util import find_spec
from pathlib import Path

SECRETS = "/var/run/secrets"


class SecretNotFoundError(Exception):
    """A reference that neither the environment nor a file resolves."""


def resolve(name):
    """The value of the variable, else of the file; a file's is trimmed, and an empty variable counts as none."""
    variable = name.upper().replace("-", "_")
    value = os.environ.get(variable)
    if value:
        return value
    path = Path(SECRETS) / name
    if path.exists():
        return path.read_text().strip()
    raise SecretNotFoundError(
        f"Secret '{name}' not found. Expected in environment variable '{variable}' or K8s secret mount at '{path}'"
    )


if find_spec("floe_core") is not None:
    from floe_core.schemas import credential_config

    def resolve(name):  # noqa: F811
        """The same by the runtime's own model."""
        # The one path that the runtime has in its code, kept where this pod's files are.
        credential_config.Path = lambda path: Path(str(path).replace("/var/" + "run/secrets", SECRETS))
        return credential_config.SecretReference(secret_ref=name).resolve().get_secret_value()
