import { codes, findings, platform } from './check';

describe('observability', () => {
  test('has switches that are on and endpoints that are not set', () => {
    expect(platform('observability: {}').observability).toEqual({
      traces: true,
      metrics: true,
      lineage: true,
      otlp_endpoint: null,
      lineage_endpoint: null,
      attributes: {},
      tracing: null,
      metrics_config: null,
      logging: null,
      compute_logs: null,
    });
  });

  test('fills in the sections that are opened', () => {
    const yaml = 'observability: { tracing: {}, metrics_config: {}, logging: {} }';
    expect(platform(yaml).observability).toMatchObject({
      tracing: {
        sampling: { sampling_type: 'always_on', probability: 1, rate_limit: null },
        exporters: { jaeger: true, xray: false, otlp: false },
      },
      metrics_config: {
        scrape_interval: '15s',
        retention_days: 15,
        exporters: { prometheus: true, cloudwatch: false, statsd: false },
        alerting: { enabled: false, rules: {} },
      },
      logging: { level: 'INFO', log_format: 'json', backends: { loki: true, cloudwatch: false, elasticsearch: false } },
    });
  });

  test.each([
    ['lineage_endpoint: "http://marquez:5000/api/v1/lineage"', []],
    ['lineage_endpoint: "http://marquez:5000"', ['warning FLOE2051 observability.lineage_endpoint']],
    ['lineage_endpoint: ""', ['warning FLOE2051 observability.lineage_endpoint']],
    ['attributes: { service.name: floe }', []],
    ['attributes: { replicas: 3 }', ['error FLOE2003 observability.attributes.replicas']],
    ['metrics: { retention_days: 3 }', ['error FLOE2003 observability.metrics']],
    ['tracing: { sampling: { probability: 1.1 } }', ['error FLOE2007 observability.tracing.sampling.probability']],
    ['tracing: { sampling: { probability: "0.5" } }', []],
    ['tracing: { sampling: { rate_limit: 0 } }', ['error FLOE2007 observability.tracing.sampling.rate_limit']],
    ['tracing: { sampling: { sampling_type: rate_limiting } }', []],
    ['tracing: { sampling: { type: always_on } }', ['error FLOE2002 observability.tracing.sampling.type']],
    ['metrics_config: { scrape_interval: 15 }', ['error FLOE2003 observability.metrics_config.scrape_interval']],
    ['metrics_config: { scrape_interval: 1.5s }', ['error FLOE2005 observability.metrics_config.scrape_interval']],
    ['metrics_config: { retention_days: 366 }', ['error FLOE2007 observability.metrics_config.retention_days']],
    [
      'metrics_config: { alerting: { rules: { r: { severity: high } } } }',
      ['error FLOE2006 observability.metrics_config.alerting.rules.r.severity'],
    ],
    ['logging: { level: WARN }', ['error FLOE2006 observability.logging.level']],
    ['logging: { format: json }', ['error FLOE2002 observability.logging.format']],
    [
      'compute_logs: { upload_interval: 301 }',
      [
        'warning FLOE2010 observability.compute_logs.storage_ref',
        'error FLOE2007 observability.compute_logs.upload_interval',
      ],
    ],
    ['compute_logs: { enabled: false }', []],
    ['compute_logs: { manager_type: local }', []],
    ['compute_logs: { storage_ref: }', ['warning FLOE2010 observability.compute_logs.storage_ref']],
  ])('with %s has the findings %j', (fields, expected) => {
    expect(codes(`observability: { ${fields} }`)).toEqual(expected);
  });

  test('is content with compute logs whose storage profile exists', () => {
    expect(findings('storage: { default: { bucket: abc } }\nobservability: { compute_logs: {} }')).toEqual([]);
  });
});

describe('infrastructure', () => {
  test('has no lifecycle unless it is opened, and then all of it', () => {
    expect(platform('infrastructure: {}').infrastructure?.lifecycle).toBeNull();
    expect(platform('infrastructure: { lifecycle: {} }').infrastructure?.lifecycle).toEqual({
      cleanup: { enabled: true, jobs: { ttl_seconds: 300, history_limits: { successful: 3, failed: 5 } } },
      resource_quotas: {
        enabled: true,
        namespace_limits: {
          pods: 50,
          requests_cpu: '8',
          requests_memory: '8Gi',
          limits_cpu: '12',
          limits_memory: '20Gi',
        },
      },
    });
  });

  test('knows the node ports of local access', () => {
    expect(platform('infrastructure: {}').infrastructure?.network.local_access.ports).toEqual({
      dagster: 30000,
      polaris: 30181,
      minio_console: 30901,
      jaeger: 30686,
      marquez_web: 30301,
      marquez_api: 30500,
      localstack: 30566,
    });
  });

  const network = 'infrastructure.network';
  test.each([
    ['timezone: Nowhere/Land', []],
    ['network: { dns: { internal_domain: floe.local } }', []],
    ['network: { dns: { internal_domain: floe.local. } }', [`error FLOE2005 ${network}.dns.internal_domain`]],
    ['network: { dns: { external_domain: a_b } }', [`error FLOE2005 ${network}.dns.external_domain`]],
    [
      'network: { network_policies: { default_rule: deny } }',
      [`error FLOE2006 ${network}.network_policies.default_rule`],
    ],
    ['network: { ingress: { tls: { min_version: 1.2 } } }', [`error FLOE2003 ${network}.ingress.tls.min_version`]],
    ['network: { ingress: { tls: { min_version: "1.4" } } }', [`error FLOE2005 ${network}.ingress.tls.min_version`]],
    [
      'network: { ingress: { routes: { r: { host: h, service: s, port: 0 } } } }',
      [`error FLOE2007 ${network}.ingress.routes.r.port`],
    ],
    [
      'network: { ingress: { routes: { r: { host: h, service: "", port: 80 } } } }',
      [`error FLOE2007 ${network}.ingress.routes.r.service`],
    ],
    [
      'network: { local_access: { ports: { dagster: 29999 } } }',
      [`error FLOE2007 ${network}.local_access.ports.dagster`],
    ],
    ['cloud: { provider: aws }', ['error FLOE2013 infrastructure.cloud.region']],
    ['cloud: { provider: aws, region: "" }', ['error FLOE2013 infrastructure.cloud.region']],
    ['cloud: { provider: aws, region: eu-west-1 }', []],
    ['cloud: { provider: gcp }', []],
    ['cloud: { account_id: "1" }', ['error FLOE2002 infrastructure.cloud.account_id']],
    ['cloud: { aws: { account_id: 123456789012 } }', ['error FLOE2003 infrastructure.cloud.aws.account_id']],
    ['cloud: { aws: { account_id: "123" } }', ['error FLOE2005 infrastructure.cloud.aws.account_id']],
    ['cloud: { aws: { vpc: { id: vpc-XY } } }', ['error FLOE2005 infrastructure.cloud.aws.vpc.id']],
    [
      'cloud: { aws: { kms: { key_arn: "arn:aws:kms:x:1:alias/k" } } }',
      ['error FLOE2005 infrastructure.cloud.aws.kms.key_arn'],
    ],
    [
      'cloud: { aws: { iam: { service_accounts: { s: {} } } } }',
      ['error FLOE2001 infrastructure.cloud.aws.iam.service_accounts.s.role_arn'],
    ],
    [
      'cloud: { aws: { iam: { service_accounts: { s: { role_arn: "arn:aws:iam::1:role/x" } } } } }',
      ['warning FLOE2050 infrastructure.cloud.aws.iam.service_accounts.s.role_arn'],
    ],
    [
      'lifecycle: { cleanup: { jobs: { ttl_seconds: -1 } } }',
      ['error FLOE2007 infrastructure.lifecycle.cleanup.jobs.ttl_seconds'],
    ],
    [
      'lifecycle: { resource_quotas: { namespace_limits: { requests_cpu: 8 } } }',
      ['error FLOE2003 infrastructure.lifecycle.resource_quotas.namespace_limits.requests_cpu'],
    ],
    [
      'resource_profiles: { t: { requests: { cpu: "1", memory: 1Gi } } }',
      ['error FLOE2001 infrastructure.resource_profiles.t.limits'],
    ],
    [
      'resource_profiles: { t: { requests: { cpu: 1, memory: 1Gi }, limits: { cpu: 1m, memory: 1Gi }, env: { A: 4 } } }',
      [
        'error FLOE2003 infrastructure.resource_profiles.t.requests.cpu',
        'error FLOE2003 infrastructure.resource_profiles.t.env.A',
      ],
    ],
  ])('with %s has the findings %j', (fields, expected) => {
    expect(codes(`infrastructure: { ${fields} }`)).toEqual(expected);
  });
});

describe('security', () => {
  const backends = 'security.secret_backends';
  test.each([
    ['authentication: { enabled: true, method: oidc }', ['error FLOE2013 security.authentication.oidc']],
    ['authentication: { enabled: "yes", method: oidc, oidc: }', ['error FLOE2013 security.authentication.oidc']],
    ['authentication: { method: oidc }', []],
    ['authentication: { enabled: true, method: saml }', []],
    [
      'authentication: { oidc: { provider_url: u, client_id: "" } }',
      ['error FLOE2007 security.authentication.oidc.client_id'],
    ],
    [
      'authentication: { oidc: { provider_url: u, client_id: c, client_secret: hunter2 } }',
      ['error FLOE2004 security.authentication.oidc.client_secret'],
    ],
    [
      'authentication: { session: { timeout_minutes: 10081 } }',
      ['error FLOE2007 security.authentication.session.timeout_minutes'],
    ],
    ['authentication: { session: { same_site: lax } }', ['error FLOE2006 security.authentication.session.same_site']],
    ['authentication: { session: { same_site: None } }', []],
    ['authentication: { mfa_required: true }', ['error FLOE2002 security.authentication.mfa_required']],
    ['authorization: { rbac: { enabled: true } }', ['error FLOE2002 security.authorization.rbac']],
    [
      'secret_backends: { vault: { enabled: true } }',
      [`error FLOE2013 ${backends}.vault.kubernetes_role`, `error FLOE2013 ${backends}.vault.server_url`],
    ],
    ['secret_backends: { vault: { enabled: true, auth_method: jwt, server_url: u } }', []],
    ['secret_backends: { vault: { enabled: false } }', []],
    ['secret_backends: { primary: vault }', []],
    ['secret_backends: { primary: external_secrets }', [`warning FLOE2055 ${backends}.primary`]],
    ['secret_backends: { external_secrets: { store_name: s } }', [`warning FLOE2055 ${backends}.external_secrets`]],
    [
      'secret_backends: { external_secrets: { refresh_interval: 1d } }',
      [`warning FLOE2055 ${backends}.external_secrets`, `error FLOE2005 ${backends}.external_secrets.refresh_interval`],
    ],
    [
      'secret_backends: { external_secrets: { rotation_days: 1 } }',
      [`warning FLOE2055 ${backends}.external_secrets`, `error FLOE2002 ${backends}.external_secrets.rotation_days`],
    ],
    ['secret_backends: { primary: sealed }', [`error FLOE2006 ${backends}.primary`]],
    [
      'encryption: { in_transit: { tls_version: "1.3" } }',
      ['error FLOE2002 security.encryption.in_transit.tls_version'],
    ],
    ['encryption: { at_rest: { provider: aws_kms } }', []],
    ['encryption: { at_rest: { key_ref: alias/x } }', ['error FLOE2004 security.encryption.at_rest.key_ref']],
    ['audit: { retention_days: 3651 }', ['error FLOE2007 security.audit.retention_days']],
  ])('with %s has the findings %j', (fields, expected) => {
    expect(codes(`security: { ${fields} }`)).toEqual(expected);
  });

  test('has no external_secrets unless they are asked for', () => {
    expect(platform('security: {}').security?.secret_backends).not.toHaveProperty('external_secrets');
  });

  test('fills in external_secrets', () => {
    const yaml = 'security: { secret_backends: { primary: external_secrets, external_secrets: { store_name: aws } } }';
    expect(platform(yaml).security?.secret_backends.external_secrets).toEqual({
      enabled: true,
      provider: null,
      region: null,
      store_name: 'aws',
      store_kind: 'ClusterSecretStore',
      refresh_interval: '1h',
      key_prefix: '',
    });
  });

  test('says that the running pod knows no external_secrets', () => {
    expect(findings('security: { secret_backends: { primary: external_secrets } }')[0]).toContain(
      "the running pod's own schema rejects it when platform.yaml is mounted",
    );
  });
});

describe('governance', () => {
  test('takes two checks for granted', () => {
    expect(platform('governance: {}').governance?.data_quality.default_checks).toEqual([
      'schema_validation',
      'null_percentage',
    ]);
  });

  test.each([
    [
      'classifications: { classes: { c: { compliance_required: [gdpr, GDPR] } } }',
      ['error FLOE2006 governance.classifications.classes.c.compliance_required[1]'],
    ],
    [
      'classifications: { classes: { c: { retention_days: 36501 } } }',
      ['error FLOE2007 governance.classifications.classes.c.retention_days'],
    ],
    ['retention: { default_policy: { retention_days: 1, archive_after_days: 2 } }', []],
    [
      'retention: { policies: { p: { retention_days: 0 } } }',
      ['error FLOE2007 governance.retention.policies.p.retention_days'],
    ],
    ['compliance: { frameworks: { anything: { enforcement: strict } } }', []],
    ['compliance: { frameworks: [GDPR] }', ['error FLOE2003 governance.compliance.frameworks']],
    ['data_quality: { default_checks: [uniqueness] }', ['error FLOE2006 governance.data_quality.default_checks[0]']],
    ['pii_detection: {}', ['error FLOE2002 governance.pii_detection']],
  ])('with %s has the findings %j', (fields, expected) => {
    expect(codes(`governance: { ${fields} }`)).toEqual(expected);
  });
});
