import { Draw, named, plainNames, secretNames, tokens } from './secret-samples';

/** A file that two detectors read. */
export interface ScannedFile {
  /** What is in it, for the report. */
  readonly label: string;
  readonly name: string;
  readonly text: string;
  /**
   * First and last line of the value: of block scalars, keys and flow maps detect-secrets names the line that its parser
   * has come to. @default - the very line
   */
  readonly span?: readonly [number, number];
}

/** Forms of which detect-secrets does not name the line of the value. */
const spans: Readonly<Record<string, readonly [number, number]>> = {
  'flow map': [1, 2],
  'literal block': [2, 5],
  'literal block of YAML': [2, 4],
  'folded block': [2, 4],
  'block value': [2, 3],
  'key with form': [2, 3],
};

/** How a name and a value can stand in a file. */
const yamlForms: Readonly<Record<string, (name: string, value: string) => string>> = {
  plain: (name, value) => `top:\n  ${name}: ${value}\n`,
  'double-quoted': (name, value) => `top:\n  ${name}: ${JSON.stringify(value)}\n`,
  'single-quoted': (name, value) => `top:\n  ${name}: '${value.replaceAll("'", "''")}'\n`,
  'flow map': (name, value) => `top: {a: b, ${name}: ${JSON.stringify(value)}, c: d}\n`,
  'flow map in a list': (name, value) => `top:\n  - {${name}: ${JSON.stringify(value)}}\n`,
  'quoted key': (name, value) => `"${name}": ${JSON.stringify(value)}\n`,
  'trailing comment': (name, value) => `top:\n  a: b  # ${name}: ${value}\n`,
  'literal block': (name, value) => `top:\n  script: |\n    run\n    export ${name}=${value}\n    done\n`,
  'literal block of YAML': (name, value) => `top:\n  file: |\n    a: b\n    ${name}: ${JSON.stringify(value)}\n`,
  'folded block': (name, value) => `top:\n  script: >-\n    run ${name}="${value}"\n    done\n`,
  'block value': (name, value) => `top:\n  ${name}: |-\n    ${value}\n`,
  'command line': (name, value) => `top:\n  command: tool --${name}=${value} --verbose\n`,
  'inner JSON': (name, value) => `top:\n  config: '{"${name}": "${value}"}'\n`,
  'map in a list': (name, value) => `top:\n  - x: 1\n    ${name}: ${JSON.stringify(value)}\n`,
  'two documents': (name, value) => `a: b\n---\n${name}: ${JSON.stringify(value)}\n`,
  'two documents, a comment': (name, value) => `a: b\n---\n# ${name}: "${value}"\nc: d\n`,
  'broken file': (name, value) => `a: [b\nc: d: e\n${name}: "${value}"\n`,
  'key with form': (name, value) => `top:\n  ? ${JSON.stringify(value)}\n  : ${name}\n`,
};

const jsonForms: Readonly<Record<string, (name: string, value: string) => string>> = {
  'a value': (name, value) => `{\n  "a": 1,\n  ${JSON.stringify(name)}: ${JSON.stringify(value)}\n}\n`,
  'an item': (name, value) => `{\n  "list": [\n    "${name}",\n    ${JSON.stringify(value)}\n  ]\n}\n`,
  'one line': (name, value) => `{"a": {"b": "c", ${JSON.stringify(name)}: ${JSON.stringify(value)}}}\n`,
  'a key': (_, value) => `{\n  ${JSON.stringify(value)}: "x"\n}\n`,
};

/** Every sample under a secret's and a harmless name, in every form of both formats, and in the sample files. */
export function differentialFiles(): ScannedFile[] {
  const draw = new Draw(7);
  const pairs: (readonly [string, string, string])[] = [
    ...Object.entries(tokens).flatMap(([kind, make]) =>
      [...plainNames, 'password'].map((name) => [kind, name, make(draw)] as const),
    ),
    ...Object.entries(named).map(([kind, make]) => [kind, ...make(draw)] as const),
    ...secretNames.map((name) => ['keyword', name, (tokens['plain'] as (draw: Draw) => string)(draw)] as const),
  ];
  const files = pairs.flatMap(([kind, name, value]) => [
    ...Object.entries(yamlForms).map(([form, write]) =>
      file(`${kind}, ${name}`, 'values.yaml', write(name, value), form),
    ),
    ...Object.entries(jsonForms).map(([form, write]) => file(`${kind}, ${name}`, 'a.json', write(name, value), form)),
  ]);
  // Several words in a comment are prose, whatever stands before them.
  return files.filter(({ label }) => !/^passphrase.*comment$/.test(label));
}

const sha = 'da39a3ee5e6b4b0d3255bfef95601890afd80709';

/** Fields that make detect-secrets raise an alarm and hold no secret, as docs/credentials.md lists them. */
const references: Readonly<Record<string, string>> = {
  'name of a Secret': 'tls:\n  secretName: orders-tls\n',
  'secret_ref of platform.yaml': 'client_secret:\n  secret_ref: polaris-oauth-credentials\n',
  'flat reference': 'client_secret_ref: polaris-prod-secret\n',
  'reference of a nested field': 's3_secret_key_ref: cube-export\nsecret_key_ref: cube-export\n',
  'existing Secret': 'auth:\n  existingSecret: dagster-db\n',
  'key of an existing Secret': 'auth:\n  existingSecretPasswordKey: postgres-password\n',
  'name of the password Secret': 'postgresqlSecretName: dagster-postgresql-secret\n',
  'Secret of the password': 'postgres_password_secret: dagster-postgresql-secret\n',
  'Secret by its name': 'volume:\n  secret: orders-credentials\n',
  'store of an ExternalSecret': 'secretStoreRef: vault\nsecretStoreKind: ClusterSecretStore\n',
  'key of an ExternalSecret': 'data:\n  - secretKey: client-id\n    remoteRef: {key: floe/polaris, property: id}\n',
  'place in an external store': 'externalSecrets:\n  catalog:\n    clientSecretKey: floe/prod/polaris\n',
  'binding of a reference': 'secretBindings:\n  polaris:\n    keys: {secret_access_key: orders}\n',
  'mode of Secrets': 'secretsAs: variables\n',
  'pull secrets': 'imagePullSecrets: regcred\n',
  'file of a password': 'PASSWORD_FILE: run/secrets/password\n',
  'switch under the name of a secret': 'password: "false"\n',
  'reference to a cloud secret': 'api_key: arn:aws:secretsmanager:eu-west-1:123456789012:secret:floe\n',
  'reference of another tool': 'api_key: vault:secret/data/floe#key\n',
  'text that is cut short': 'API_KEY: AgBy3i4OJSWK...\n',
  'git commit as a tag': `image:\n  tag: ${sha}\n`,
  'git commit': `commit: ${sha}\n`,
  checksum: `checksum/config: ${sha}\n`,
  digest: `digest: ${sha}\n`,
  'hash of the source': `metadata:\n  source_hash: ${sha}${sha.slice(0, 24)}\n`,
  'public key': 'ssh_public_key: AAAAB3NzaC1yc2EAAAADAQABAAABgQC7vbqajDhA7kW9XtGmLpRzU5fHs2JcVn0oEyKqTdIb\n',
  'long path': 'module: Data-Engineering/Marketing_KPI-FX/Customers_2025-Warehouse/Zipped_jobs-Query-Bulk\n',
  prose: 'a: b  # the secret: kept in the vault of the platform team\n',
};

/** Each field of `references` in a file of its own. */
export function referenceFiles(): ScannedFile[] {
  return Object.entries(references).map(([label, text]) => ({ label, name: 'values.yaml', text }));
}

function file(label: string, name: string, text: string, form: string): ScannedFile {
  const span = spans[form];
  return { label: `${label}, ${form}`, name, text, ...(span === undefined ? {} : { span }) };
}
