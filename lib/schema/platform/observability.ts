import * as z from 'zod';
import { interval } from '../patterns';
import { decimal, flag, integer, orNull, section, text, textList, textMap } from '../scalars';
import type { Advice } from '../text-rule';
import { computeLogsSchema } from './compute-logs';

const lineagePath = '/api/v1/lineage';

function adviseLineageEndpoint(endpoint: string): Advice[] {
  if (endpoint.includes(lineagePath)) return [];
  const message = `the path ${lineagePath} is missing; the runtime posts lineage events to this URL exactly as it stands, so they are lost`;
  const fix = `append it, as in "http://marquez:5000${lineagePath}"`;
  return [{ code: 'FLOE2051', message, fix }];
}

const tracingSchema = section(() => ({
  sampling: section(() => ({
    sampling_type: z
      .enum(['always_on', 'always_off', 'probabilistic', 'rate_limiting'])
      .default('always_on')
      .describe('Which traces are kept'),
    probability: decimal({ min: 0, max: 1 }).default(1).describe('Share of traces that probabilistic sampling keeps'),
    rate_limit: orNull(integer({ min: 1 })).describe('Traces per second that rate_limiting keeps'),
  }))
    .prefault({})
    .describe('Sampling of traces'),
  exporters: section(() => ({
    jaeger: flag().default(true).describe('Send traces to Jaeger'),
    xray: flag().default(false).describe('Send traces to AWS X-Ray'),
    otlp: flag().default(false).describe('Send traces to any OTLP receiver'),
  }))
    .prefault({})
    .describe('Where traces go'),
}));

const alertRuleSchema = section(() => ({
  severity: z.enum(['info', 'warning', 'critical']).default('warning').describe('How grave the alert is'),
  notify: textList().describe('Whom to tell'),
}));

const metricsSchema = section(() => ({
  scrape_interval: text({ pattern: interval }).default('15s').describe('Time between two scrapes, such as 15s'),
  retention_days: integer({ min: 1, max: 365 }).default(15).describe('Days to keep metrics'),
  exporters: section(() => ({
    prometheus: flag().default(true).describe('Offer metrics to Prometheus'),
    cloudwatch: flag().default(false).describe('Send metrics to CloudWatch'),
    statsd: flag().default(false).describe('Send metrics to StatsD'),
  }))
    .prefault({})
    .describe('Where metrics go'),
  alerting: section(() => ({
    enabled: flag().default(false).describe('Turn alerts on'),
    rules: z.record(z.string(), alertRuleSchema).default({}).describe('Alert rules by name'),
  }))
    .prefault({})
    .describe('Alerts on metrics'),
}));

const loggingSchema = section(() => ({
  level: z
    .enum(['DEBUG', 'INFO', 'WARNING', 'ERROR', 'CRITICAL'])
    .default('INFO')
    .describe('Least grave message that is logged'),
  log_format: z.enum(['json', 'text']).default('json').describe('Form of a log line'),
  backends: section(() => ({
    loki: flag().default(true).describe('Send logs to Loki'),
    cloudwatch: flag().default(false).describe('Send logs to CloudWatch'),
    elasticsearch: flag().default(false).describe('Send logs to Elasticsearch'),
  }))
    .prefault({})
    .describe('Where logs go'),
}));

/** Traces, metrics, lineage and logs (schema section 3.5); floe.yaml and the artifacts have the same section. */
export const observabilitySchema = section(() => ({
  traces: flag().default(true).describe('Switch for traces; the runtime traces whenever otlp_endpoint is set'),
  metrics: flag().default(true).describe('Switch for metrics'),
  lineage: flag().default(true).describe('Switch for lineage; the runtime emits it whenever lineage_endpoint is set'),
  otlp_endpoint: orNull(text()).describe('OTLP receiver that speaks gRPC, usually at port 4317'),
  lineage_endpoint: orNull(text({ advise: adviseLineageEndpoint })).describe(
    'Full URL that lineage events are posted to, with /api/v1/lineage for Marquez',
  ),
  attributes: textMap().describe('Attributes of all signals, such as service.name'),
  tracing: orNull(tracingSchema).describe('Details of tracing'),
  metrics_config: orNull(metricsSchema).describe('Details of metrics'),
  logging: orNull(loggingSchema).describe('Details of logging'),
  compute_logs: orNull(computeLogsSchema).describe('Where Dagster keeps the output of runs'),
}));
/** The observability section with all defaults. */
export type Observability = z.infer<typeof observabilitySchema>;
