import type { LintRule } from '../lint-rule';

/** The values’ schema is part of the toolkit (lib/schema/dagster). */
export const schemaFromNetwork: LintRule = {
  code: 'DAG011',
  title: 'the schema of the values comes from the network',
  verdict: 'impossible',
  explanation:
    'The chart’s schema refers to a file on the web, so Helm fails behind a firewall. The toolkit holds its schema itself and opens no connection.',
  fix: 'nothing to do; with Helm itself, pass --skip-schema-validation',
  source: [29629, 33134],
};
