"""What Dagster loads: everything follows from floe.yaml and the compiled artifacts."""

from floe_dagster.definitions import FloeDefinitions

defs = FloeDefinitions.from_compiled_artifacts()
