import { endpointHome } from '../../lib/derive/endpoint-variables';

test.each([
  ['POLARIS_URI', 'http://polaris:8181/api/catalog', 'catalogs.<name>.uri'],
  ['FLOE_CATALOG_URI', 'https://polaris.acme.internal/api/catalog', 'catalogs.<name>.uri'],
  ['FLOE_ICEBERG_CATALOG_URI', 'http://polaris:8181', 'catalogs.<name>.uri'],
  ['PYICEBERG_CATALOG__DEFAULT__URI', 'http://polaris:8181', 'catalogs.<name>.uri'],
  ['HIVE_METASTORE_URI', 'thrift://metastore:9083', 'catalogs.<name>.uri'],
  ['AWS_ENDPOINT_URL', 'http://localstack:4566', 'storage.<name>.endpoint'],
  ['AWS_ENDPOINT_URL_S3', 'http://minio:9000', 'storage.<name>.endpoint'],
  ['FLOE_STORAGE_ENDPOINT', 'minio:9000', 'storage.<name>.endpoint'],
  ['S3_ENDPOINT', 's3.eu-west-1.amazonaws.com', 'storage.<name>.endpoint'],
  ['OTEL_EXPORTER_OTLP_ENDPOINT', 'http://jaeger:4317', 'observability.otlp_endpoint'],
  ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'jaeger:4317', 'observability.otlp_endpoint'],
  ['OPENLINEAGE_URL', 'http://marquez:5000', 'observability.lineage_endpoint'],
  ['DATABRICKS_HOST', 'adb-1.azuredatabricks.net', 'compute.<name>.properties.host'],
  ['VAULT_ADDR', 'https://vault.acme.internal:8200', 'security.secret_backends.vault.server_url'],
])('%s = %s is said in platform.yaml: %s', (name, value, home) => {
  expect(endpointHome(name, value)).toBe(home);
});

test.each([
  ['SLACK_WEBHOOK_BASE', 'https://hooks.slack.com'],
  ['API_URL', 'https://api.acme.com'],
  ['PRODUCT_CATALOG_URL', 'https://shop.acme.com/catalog'],
  ['DBT_DOCS_URL', 'http://docs.acme.internal'],
  ['SOURCE_BUCKET', 's3://acme-orders-raw'],
  ['OTEL_EXPORTER_OTLP_METRICS_ENDPOINT', 'http://metrics:4317'],
  ['MINIO_CONSOLE_URL', 'http://minio:9001'],
])('%s = %s has no place in platform.yaml', (name, value) => {
  expect(endpointHome(name, value)).toBeUndefined();
});

test.each([
  ['', 'nothing'],
  ['http://$(HOST_IP):4317', 'an address that Kubernetes fills in'],
  ['http://localhost:4317', 'a collector beside the container'],
  ['127.0.0.1:4317', 'a collector beside the container'],
  ['http://[::1]:4317', 'a collector beside the container'],
  ['sqlite:////tmp/catalog.db', 'a file'],
  [undefined, 'a reference'],
  [4317, 'a number'],
])('%s is no endpoint of Tier 2: %s', (value, _what) => {
  expect(endpointHome('OTEL_EXPORTER_OTLP_ENDPOINT', value)).toBeUndefined();
});
