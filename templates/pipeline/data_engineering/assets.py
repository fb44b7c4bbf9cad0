"""Assets: what the data is and how it is made. Where it lies, and with which credentials, is the platform's matter."""

import pyarrow as pa
from floe_dagster.decorators import floe_asset
from floe_dagster.resources.catalog import PolarisCatalogResource
from floe_iceberg import IcebergTableManager


@floe_asset(group_name="bronze", outputs=["bronze.greetings"])
def greetings(context, catalog: PolarisCatalogResource) -> dict:
    """A table of greetings, written anew by each run."""
    table = pa.table({"language": ["en", "fr"], "greeting": ["hello", "bonjour"]})
    IcebergTableManager(catalog).overwrite("bronze.greetings", table)
    return {"rows": table.num_rows}
