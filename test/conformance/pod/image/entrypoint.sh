#!/bin/bash
# What the entrypoint of a floe image does before it starts what a pod's args say.
set -e
test -r "$FLOE_PLATFORM_FILE" || { echo "FLOE_PLATFORM_FILE names no file: $FLOE_PLATFORM_FILE"; exit 1; }
test -n "$DAGSTER_HOME" || { echo "DAGSTER_HOME is not set"; exit 1; }
mkdir -p "$DAGSTER_HOME"
cp /opt/dagster/instance/dagster.yaml "$DAGSTER_HOME/dagster.yaml"
cd /app/demo
exec "$@"
