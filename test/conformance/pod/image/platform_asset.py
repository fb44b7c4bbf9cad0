"""A code location that needs of its pod what a floe pipeline needs: the platform file and the catalog's credentials."""

import os
from hashlib import sha256
from pathlib import Path

import yaml
from dagster import Definitions, MaterializeResult, asset, define_asset_job
from secret_reference import resolve


def definitions(name):
    """Definitions with one asset; loading them fails, as the runtime's do, where a reference cannot be resolved."""
    platform = yaml.safe_load(Path(os.environ["FLOE_PLATFORM_FILE"]).read_text())
    credentials = platform["catalogs"]["default"]["credentials"]
    try:
        secrets = {key: resolve(credentials[key]["secret_ref"]) for key in ("client_id", "client_secret")}
    except Exception as error:
        raise RuntimeError(f"the catalog cannot be reached: {error}") from error

    @asset(name=name)
    def table():
        print(f"{name} is written")
        digests = {key: sha256(value.encode()).hexdigest() for key, value in secrets.items()}
        return MaterializeResult(metadata={**digests, "time_zone": os.environ.get("TZ", "")})

    return Definitions(assets=[table], jobs=[define_asset_job("refresh")])
