import { containerContext, containerOf, renderedObjects, variables } from './manifests';
import { lines, PlatformFolder } from './platform-folder';

// biome-ignore lint/suspicious/noExplicitAny: tests reach into manifests of many shapes
type Loose = any;

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
  for (const environment of ['local', 'dev']) folder.remove(`platform/${environment}`);
});
afterEach(() => folder.delete());

const prefix = 'floe-dagster-dagster-user-deployments';
const roleKey = 'eks.amazonaws.com/role-arn';
const platform = 'platform/prod/platform.yaml';
const values = 'platform/prod/values.yaml';
const storageRole = 'arn:aws:iam::444455556666:role/FloeStorageRole';
const marketingRole = 'arn:aws:iam::444455556666:role/FloeMarketingRole';

/** The findings of the codes that are about identities, at the lines whose text is given. */
function findings(): { line: string; message: string; fix: string | undefined }[] {
  return folder
    .synthesize('prod')
    .diagnostics.filter(({ code }) => /^FLOE313\d$/.test(code))
    .map(({ code, range, message, severity, fix }) => {
      const text = range === undefined ? '' : (folder.read(range.file).split('\n')[range.line - 1] ?? '').trim();
      return { line: `${severity} ${code} ${range?.file}: ${text}`, message, fix };
    });
}

function addValues(text: string): void {
  folder.write(values, `${text}\n${folder.read(values)}`);
}

function accounts(objects: Map<string, Loose>): Record<string, unknown> {
  const found = [...objects.values()].filter(({ kind }) => kind === 'ServiceAccount');
  return Object.fromEntries(found.map(({ metadata }) => [metadata.name, metadata.annotations?.[roleKey]]));
}

test('locations with different roles have accounts of their own, which their runs carry', () => {
  const objects = renderedObjects(folder, 'prod');
  expect(accounts(objects)).toEqual({
    'floe-dagster': 'arn:aws:iam::444455556666:role/FloeDagsterLogsRole',
    [`${prefix}-customer-analytics`]: storageRole,
    [`${prefix}-marketing-attribution`]: marketingRole,
  });
  const context = containerContext(containerOf(objects, `${prefix}-marketing-attribution`));
  expect(context.service_account_name).toBe(`${prefix}-marketing-attribution`);
});

test('locations with one role in common share the chart’s account, annotated', () => {
  for (const name of ['customer-analytics', 'marketing-attribution']) {
    folder.remove(`platform/prod/artifacts/${name}.json`);
  }
  const objects = renderedObjects(folder, 'prod');
  expect(accounts(objects)).toEqual({
    'floe-dagster': 'arn:aws:iam::444455556666:role/FloeDagsterLogsRole',
    [`${prefix}-user-deployments`]: storageRole,
  });
});

test('one workload that needs several roles is refused with both lines, unless Tier 3 names the one', () => {
  folder.remove('platform/prod/artifacts/customer-analytics.json');
  const other = 'arn:aws:iam::444455556666:role/Compute';
  folder.edit(
    platform,
    '    type: duckdb\n',
    `    type: duckdb\n    credentials: { mode: iam_role, role_arn: "${other}" }\n`,
  );
  const [found, ...others] = findings();
  expect(others).toEqual([]);
  expect(found).toEqual({
    line: `error FLOE3130 ${platform}: credentials: { mode: iam_role, role_arn: "${other}" }`,
    message: `code location "customer-analytics" needs several IAM roles, and a pod has one: ${storageRole} (storage profile "default", ${platform}:13); ${other} (compute profile "default", ${platform}:60)`,
    fix: 'name the one to annotate in values.yaml: codeLocations.customer-analytics.roleArn: <role with the rights of all>',
  });
  addValues('codeLocations: { customer-analytics: { roleArn: "arn:aws:iam::444455556666:role/Both" } }');
  expect(findings()).toEqual([]);
  expect(accounts(renderedObjects(folder, 'prod'))).toMatchObject({
    [`${prefix}-customer-analytics`]: 'arn:aws:iam::444455556666:role/Both',
  });
});

test('a role of another partition than the region is refused', () => {
  folder.remove('platform/prod/artifacts/customer-analytics.json');
  folder.edit(
    platform,
    'region: us-east-1\n    bucket: acme-prod-iceberg',
    'region: cn-north-1\n    bucket: acme-prod-iceberg',
  );
  expect(findings()).toEqual([
    {
      line: `error FLOE3131 ${platform}: role_arn: ${storageRole}`,
      message: 'the role belongs to the partition "aws", the region "cn-north-1" to "aws-cn"',
      fix: 'platform.yaml takes arn:aws alone: name the role in values.yaml as codeLocations.customer-analytics.roleArn',
    },
  ]);
  addValues('codeLocations: { customer-analytics: { roleArn: "arn:aws-us-gov:iam::444455556666:role/X" } }');
  expect(findings().map(({ line }) => line)).toEqual([
    `error FLOE3131 ${values}: codeLocations: { customer-analytics: { roleArn: "arn:aws-us-gov:iam::444455556666:role/X" } }`,
  ]);
  folder.edit(values, 'aws-us-gov', 'aws-cn');
  expect(findings()).toEqual([]);
});

test('an account annotation in conflict with the operator’s is refused with both lines; an equal one is not', () => {
  const annotate = (arn: string) =>
    `codeLocations: { customer-analytics: { serviceAccount: { annotations: { ${roleKey}: "${arn}" } } } }`;
  addValues(annotate('arn:aws:iam::444455556666:role/Mine'));
  expect(findings()).toEqual([
    {
      line: `error FLOE3132 ${values}: ${annotate('arn:aws:iam::444455556666:role/Mine')}`,
      message: `the annotation "${roleKey}" is "arn:aws:iam::444455556666:role/Mine" here and "${storageRole}" at ${platform}:13`,
      fix: 'remove it, or make the two the same',
    },
  ]);
  folder.edit(values, 'role/Mine', 'role/FloeStorageRole');
  expect(findings()).toEqual([]);
});

test('the operator’s annotation of the shared account conflicts with every other role', () => {
  folder.edit(
    values,
    'dagster:\n',
    `dagster:\n  dagster-user-deployments:\n    serviceAccount:\n      annotations:\n        ${roleKey}: "${marketingRole}"\n`,
  );
  expect(findings()).toMatchObject([
    {
      line: `error FLOE3132 ${values}: ${roleKey}: "${marketingRole}"`,
      message: expect.stringContaining(`"${storageRole}" at ${platform}:13`),
    },
  ]);
});

test('an account that is made elsewhere is named with the annotation that it needs', () => {
  addValues(
    'existing: { serviceAccounts: [theirs] }\ncodeLocations: { customer-analytics: { serviceAccount: { create: false, name: theirs } } }',
  );
  expect(findings()).toMatchObject([
    {
      line: `warning FLOE3136 ${platform}: role_arn: ${storageRole}`,
      message: `the account "theirs" of code location "customer-analytics" is not rendered here; it needs the annotation ${roleKey}: ${storageRole}`,
    },
  ]);
  const objects = renderedObjects(folder, 'prod');
  expect(objects.get(`Deployment/${prefix}-customer-analytics`).spec.template.spec.serviceAccountName).toBe('theirs');
});

test('dbt under an IAM role is reported once for each location, with a remedy that works', () => {
  folder.edit(values, 'emptyAwsKeys: true', 'emptyAwsKeys: false');
  expect(findings()).toEqual(
    ['customer-analytics', 'marketing-attribution'].map((name) => ({
      line: `warning FLOE3134 ${platform}: role_arn: ${name === 'customer-analytics' ? storageRole : marketingRole}`,
      message: `dbt in "${name}" stops at its start: its profile asks for AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, which a pod with an IAM role does not have`,
      fix: `set emptyAwsKeys: true in values.yaml, with which AWS clients still find the role, or give both by codeLocations.${name}.env`,
    })),
  );
  folder.edit(values, 'emptyAwsKeys: false', 'emptyAwsKeys: true');
  const container = containerOf(renderedObjects(folder, 'prod'), `${prefix}-customer-analytics`);
  expect(variables(container)).toMatchObject({ AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' });
});

test('keys beside an IAM role are reported, since they hide it', () => {
  const key = (name: string) => `{ name: ${name}, valueFrom: { secretKeyRef: { name: keys, key: ${name} } } }`;
  addValues(
    `codeLocations: { customer-analytics: { env: [${key('AWS_ACCESS_KEY_ID')}, ${key('AWS_SECRET_ACCESS_KEY')}] } }`,
  );
  expect(findings().map(({ line }) => line)).toEqual([`warning FLOE3135 ${platform}: role_arn: ${storageRole}`]);
});

test.each([
  [
    'gcs',
    'gke: { serviceAccount: floe@acme.iam.gserviceaccount.com }',
    'iam.gke.io/gcp-service-account',
    'floe@acme.iam.gserviceaccount.com',
  ],
  [
    'azure',
    'azure: { clientId: 11111111-2222-3333-4444-555555555555 }',
    'azure.workload.identity/client-id',
    '11111111-2222-3333-4444-555555555555',
  ],
])('service_account in %s takes its name from Tier 3, and says so when there is none', (type, named, key, value) => {
  folder.remove('platform/prod/artifacts/customer-analytics.json');
  folder.edit(
    platform,
    `type: s3\n    endpoint: ""\n    region: us-east-1\n    bucket: acme-prod-iceberg`,
    `type: ${type}\n    bucket: acme-prod-iceberg`,
  );
  folder.edit(platform, `mode: iam_role\n      role_arn: ${storageRole}`, 'mode: service_account');
  expect(findings()).toMatchObject([
    {
      line: `error FLOE3133 ${platform}: mode: service_account`,
      message: expect.stringMatching(
        /^storage profile "default" has the mode "service_account", and nobody names the /,
      ),
    },
  ]);
  addValues(`workloadIdentity: { ${named} }`);
  expect(findings()).toEqual([]);
  const objects = renderedObjects(folder, 'prod');
  const account = objects.get(`ServiceAccount/${prefix}-customer-analytics`);
  expect(account.metadata.annotations).toEqual({ [key]: value });
  const { labels } = objects.get(`Deployment/${prefix}-customer-analytics`).spec.template.metadata;
  expect(labels['azure.workload.identity/use']).toBe(type === 'azure' ? 'true' : undefined);
  const context = containerContext(containerOf(objects, `${prefix}-customer-analytics`));
  expect(context.labels?.['azure.workload.identity/use']).toBe(type === 'azure' ? 'true' : undefined);
  expect(lines(folder.synthesize('prod').diagnostics).filter((line) => line.includes('error'))).toEqual([]);
});

test('the account of webserver and daemon has the role of the compute logs, unless its operator says otherwise', () => {
  const logsRole = 'arn:aws:iam::444455556666:role/FloeDagsterLogsRole';
  const account = (settings: string) => `dagster:\n  serviceAccount: ${settings}\n`;
  folder.edit(values, 'dagster:\n', account(`{ annotations: { ${roleKey}: "${marketingRole}" } }`));
  expect(findings()).toMatchObject([
    {
      line: expect.stringMatching(/^error FLOE3132 /),
      message: expect.stringContaining(`"${logsRole}" at ${platform}:30`),
    },
  ]);
  const annotated = account(`{ annotations: { ${roleKey}: "${marketingRole}" } }`);
  folder.edit(values, annotated, account('{ create: false, name: theirs }'));
  folder.edit(values, 'emptyAwsKeys', 'existing: { serviceAccounts: [theirs] }\nemptyAwsKeys');
  expect(findings()).toMatchObject([
    {
      line: `warning FLOE3136 ${platform}: role_arn: ${logsRole}`,
      message: `the account "theirs" of webserver and daemon is not rendered here; it needs the annotation ${roleKey}: ${logsRole}`,
    },
  ]);
});
