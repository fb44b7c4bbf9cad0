import { rustPattern } from './rust-pattern';
import type { Advice, TextPattern } from './text-rule';

/** Names of profiles, and references to them. */
export const profileName: TextPattern = {
  ...rustPattern('^[a-zA-Z][a-zA-Z0-9_-]*$'),
  words: 'a name that starts with a letter and goes on with letters, digits, "_" or "-"',
};

/** The name of a pipeline. */
export const pipelineName: TextPattern = {
  ...rustPattern('^[a-zA-Z][a-zA-Z0-9_-]{0,99}$'),
  words: 'a name of at most 100 characters that starts with a letter and goes on with letters, digits, "_" or "-"',
};

/** Names of jobs, schedules, sensors, partitions and backfills. */
export const identifier: TextPattern = {
  ...rustPattern('^[a-zA-Z][a-zA-Z0-9_]*$'),
  words: 'a name that starts with a letter and goes on with letters, digits or "_" (no hyphen)',
};

/** A Python module. */
export const modulePath: TextPattern = {
  ...rustPattern(String.raw`^[a-zA-Z][a-zA-Z0-9_]*(\.[a-zA-Z][a-zA-Z0-9_]*)*$`),
  words: 'a Python module such as "orchestration.assets"',
};

/** A function in a Python module. */
export const functionPath: TextPattern = {
  ...rustPattern(String.raw`^[a-zA-Z][a-zA-Z0-9_]*(\.[a-zA-Z][a-zA-Z0-9_]*)*\.[a-zA-Z][a-zA-Z0-9_]*$`),
  words: 'a Python function with its module, such as "orchestration.sensors.new_files"',
};

/** A cron expression in the form that the runtime takes. */
export const cron: TextPattern = {
  ...rustPattern(String.raw`^([0-9*,-/]+\s){4,5}[0-9*,-/]+$`),
  words:
    'five or six cron fields of digits, "*", ",", "-" and "/" with one blank between them, such as "0 6 * * *" (no names, no "@daily")',
  explain: (expression) =>
    expression.includes('${')
      ? 'the cron fields themselves, such as "0 6 * * *": nothing replaces variables in floe.yaml'
      : undefined,
};

/** A calendar date, by its form only. */
export const date: TextPattern = {
  ...rustPattern(String.raw`^\d{4}-\d{2}-\d{2}$`),
  words: 'a date in quotes, such as "2026-01-31"',
};

/** A version of platform.yaml. */
export const schemaVersion: TextPattern = {
  ...rustPattern(String.raw`^\d+\.\d+\.\d+$`),
  words: 'a version of three numbers, such as "1.2.0"',
};

/** A host or domain. */
export const dnsName: TextPattern = {
  ...rustPattern(String.raw`^[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?(\.[a-zA-Z0-9]([a-zA-Z0-9-]*[a-zA-Z0-9])?)*$`),
  words: 'a DNS name such as "dagster.example.com": letters, digits and "-" in parts joined by dots',
};

/** A TLS version. */
export const tlsVersion: TextPattern = {
  ...rustPattern(String.raw`^1\.[0-3]$`),
  words: 'one of "1.0", "1.1", "1.2", "1.3", in quotes',
};

/** A short duration. */
export const interval: TextPattern = {
  ...rustPattern(String.raw`^\d+[smh]$`),
  words: 'a number and one of s, m, h, such as "15s"',
};

/** An AWS account. */
export const accountId: TextPattern = {
  ...rustPattern(String.raw`^\d{12}$`),
  words: 'the twelve digits of an account, in quotes',
};

/** An AWS network. */
export const vpcId: TextPattern = {
  ...rustPattern('^vpc-[a-f0-9]+$'),
  words: 'a VPC id such as "vpc-0a1b2c3d"',
};

/** A KMS key. */
export const kmsKeyArn: TextPattern = {
  ...rustPattern(String.raw`^arn:aws:kms:[a-z0-9-]+:\d{12}:key/[a-f0-9-]+$`),
  words: 'the ARN of a key, arn:aws:kms:<region>:<account of 12 digits>:key/<id> (no alias, no other partition)',
};

/** The scope of a legacy catalog. */
export const principalRole: TextPattern = {
  ...rustPattern('^PRINCIPAL_ROLE:[A-Za-z0-9_]+$'),
  words: '"PRINCIPAL_ROLE:" and the name of a role, such as "PRINCIPAL_ROLE:DATA_ENGINEER"',
};

/** A text with at least one character that is not blank. */
export const notBlank: TextPattern = { ...rustPattern(String.raw`\S`), words: 'a text that is not blank' };

/** The namespace of a layer since Amendment 1: Python's `isalnum`, `_`, and single dots between. */
export const layerNamespace: TextPattern = {
  ...rustPattern(String.raw`^\w+(\.\w+)*$`, String.raw`^[\p{L}\p{N}_]+(\.[\p{L}\p{N}_]+)*$`),
  words: 'a simple or nested name such as "bronze" or "analytics.bronze": letters, digits, "_", single dots between',
  code: 'FLOE2012',
};

/** A reference to a Secret. */
export const secretName: TextPattern = {
  ...rustPattern('^[a-zA-Z0-9][a-zA-Z0-9_-]{0,252}$'),
  words: 'the name of a Secret: at most 253 letters, digits, "-" or "_", the first a letter or digit (no dots)',
};

/** Warns about references that the runtime's schema takes and Kubernetes does not. */
export function adviseSecretName(name: string): Advice[] {
  const advice: Advice[] = [];
  const bind = 'or bind it to a Secret with "secretBindings" in values.yaml';
  if (/[A-Z_]|-$/.test(name)) {
    const legal = name.toLowerCase().replaceAll('_', '-').replace(/-+$/, '');
    const message = `"${name}" cannot be the name of a Kubernetes Secret: lower-case letters, digits and "-", no "-" at the end`;
    advice.push({ code: 'FLOE2053', message, fix: `rename it, for example "${legal}", ${bind}` });
  }
  if (/^[0-9]/.test(name)) {
    const variable = name.toUpperCase().replaceAll('-', '_');
    const message = `"${name}" starts with a digit, so the variable ${variable} that pods look for is not a legal one`;
    advice.push({ code: 'FLOE2053', message, fix: 'begin the name with a letter' });
  }
  return advice;
}

/**
 * An IAM role. The runtime wants twelve digits for the account; other counts pass here with a warning, because the
 * ADR's own example has nine.
 */
export const roleArn: TextPattern = {
  ...rustPattern(String.raw`^arn:aws:iam::\d+:role/[\w+=,.@\-]+$`),
  words: 'the ARN of a role, arn:aws:iam::<account of 12 digits>:role/<name>',
  explain: (arn) => {
    const form = 'arn:aws:iam::<account of 12 digits>:role/<name>';
    const partition = /^arn:(aws-[a-z-]+):iam::/.exec(arn)?.[1];
    if (partition !== undefined) {
      return `${form}: the running pod's own schema knows no partition but "aws", so it would reject "${partition}"`;
    }
    if (!/^arn:aws:iam::\d+:role\/.*\//.test(arn)) return undefined;
    return `${form}: the running pod's own schema rejects a role with a path`;
  },
};

/** Warns about account ids that do not have twelve digits. */
export function adviseRoleArn(arn: string): Advice[] {
  const account = arn.split(':')[4] ?? '';
  const digits = [...account].length;
  if (digits === 12) return [];
  const message = `the account id "${account}" has ${digits} digits; AWS account ids have 12, and the running pod's own schema rejects any other count`;
  return [{ code: 'FLOE2050', message, fix: 'write the twelve digits of the account, with leading zeros' }];
}

/** A duration as Go reads it. */
export const duration: TextPattern = {
  ...rustPattern('^(0|([0-9]+([.][0-9]+)?(ms|s|m|h))+)$'),
  words: 'a duration such as "1h" or "30m"',
};
