from platform_asset import definitions

defs = definitions("customers")
