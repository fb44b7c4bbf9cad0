import * as patterns from '../../../lib/schema/patterns';
import type { TextPattern } from '../../../lib/schema/text-rule';

const cases: [string, TextPattern, string[], string[]][] = [
  ['profile names', patterns.profileName, ['default', 'A-b_9'], ['', '9x', '-a', 'a.b', 'é', 'a b', 'a\n']],
  ['pipeline names', patterns.pipelineName, ['a', `a${'b'.repeat(99)}`], ['', `a${'b'.repeat(100)}`, '1a']],
  ['identifiers', patterns.identifier, ['a_1'], ['a-b', '_a', '']],
  ['module paths', patterns.modulePath, ['a', 'a.b_1.c'], ['a.', '.a', 'a..b', 'a.1b']],
  ['function paths', patterns.functionPath, ['a.b', 'a.b.c'], ['a', 'a.', 'a.b-c']],
  [
    'cron expressions',
    patterns.cron,
    ['0 6 * * *', '*/5 0-3 1,2 * *', '0 0 6 * * *', '0\t6 * * *', '0 6\u00a0* * *'],
    ['0 6 * *', '0  6 * * *', '@daily', '0 6 * * MON', '0 6 * * * * *', ' 0 6 * * *', '0 6 L * ?'],
  ],
  ['dates', patterns.date, ['2024-01-01', '2024-99-99', '٢٠٢٤-٠١-٠١'], ['2024-1-1', '2024-01-01T00:00']],
  [
    'schema versions',
    patterns.schemaVersion,
    ['1.0.0', '10.20.30', '١.٠.٠'],
    ['1.0', 'v1.0.0', '1.0.0-rc1', '1.0.0\n'],
  ],
  ['DNS names', patterns.dnsName, ['a', 'a-b.Example.com', '9.x'], ['a_b', '-a', 'a-', 'a.', '.a', 'a..b']],
  ['TLS versions', patterns.tlsVersion, ['1.0', '1.3'], ['1.4', '1.2.1', '13']],
  ['intervals', patterns.interval, ['15s', '1h', '٣m'], ['15', '1.5s', 's', '15 s']],
  ['account ids', patterns.accountId, ['123456789012'], ['12345678901', '1234567890123', '12345678901a']],
  ['VPC ids', patterns.vpcId, ['vpc-0a1f'], ['vpc-', 'vpc-XYZ', 'subnet-0a']],
  [
    'KMS keys',
    patterns.kmsKeyArn,
    ['arn:aws:kms:eu-west-1:123456789012:key/0a-1f'],
    ['arn:aws:kms:eu-west-1:123456789012:alias/x', 'arn:aws:kms:eu-west-1:123456789:key/0a'],
  ],
  ['principal roles', patterns.principalRole, ['PRINCIPAL_ROLE:ALL'], ['ALL', 'PRINCIPAL_ROLE:a-b']],
  ['texts that are not blank', patterns.notBlank, ['a', ' a '], ['', ' \t', '\u2003']],
  [
    'namespaces of layers',
    patterns.layerNamespace,
    ['bronze', 'analytics.bronze', 'a.b.c', '_', '1a', 'É', 'a²'],
    ['', '.a', 'a.', 'a..b', 'a-b', 'a/b', 'a b', 'a\u0301'],
  ],
  [
    'Secret names',
    patterns.secretName,
    ['a', 'A_b-c', '9x', 'x'.repeat(253)],
    ['', '-a', 'a.b', 'x'.repeat(254), 'a/b'],
  ],
  [
    'role ARNs',
    patterns.roleArn,
    [
      'arn:aws:iam::123456789012:role/Floe-Role_1+=,.@x',
      'arn:aws:iam::123456789:role/FloeStorageRole',
      'arn:aws:iam::123456789012:role/Rôle',
    ],
    [
      'arn:aws:iam:::role/x',
      'arn:aws:iam::123456789012:role/',
      'arn:aws:iam::123456789012:role/team/x',
      'arn:aws-us-gov:iam::123456789012:role/x',
      'arn:aws:iam::123456789012:user/x',
    ],
  ],
  ['durations', patterns.duration, ['1h', '1h30m', '0', '1.5h'], ['1d', 'h', '1 h']],
];

describe.each(cases)('%s', (_, pattern, right, wrong) => {
  test.each(right)('take %j', (text) => {
    expect(pattern.matches(text)).toBe(true);
  });

  test.each(wrong)('do not take %j', (text) => {
    expect(pattern.matches(text)).toBe(false);
  });

  test('judge ASCII texts in JSON Schemas as they do here', () => {
    const source = new RegExp(pattern.source ?? '', 'u');
    const texts = [...right, ...wrong].filter((text) => Buffer.byteLength(text) === text.length);
    for (const text of texts) expect([text, source.test(text)]).toEqual([text, pattern.matches(text)]);
  });
});

test('a role of another partition is explained by the schema of the running pod', () => {
  expect(patterns.roleArn.explain?.('arn:aws-cn:iam::123456789012:role/x')).toContain('would reject "aws-cn"');
});

test('a role with a path is explained by the schema of the running pod', () => {
  expect(patterns.roleArn.explain?.('arn:aws:iam::123456789012:role/a/b')).toContain('rejects a role with a path');
});
