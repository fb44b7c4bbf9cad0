/** Names of one word, or of a row of words, that say "the value is a secret". */
const secretEndings = [
  'password',
  'passwords',
  'passwd',
  'passphrase',
  'passphrases',
  'pwd',
  'pass',
  'secret',
  'token',
  'tokens',
  'credential',
  'credentials',
  'apikey',
  'apikeys',
  'accesskey',
  'authkey',
  'authtoken',
  'secretkey',
  'privatekey',
  'api key',
  'api keys',
  'access key',
  'access keys',
  'access key id',
  'account key',
  'auth key',
  'encryption key',
  'fernet key',
  'jwt key',
  'license key',
  'master key',
  'private key',
  'private keys',
  'secret key',
  'secret keys',
  'session key',
  'shared key',
  'signing key',
  'service key',
  'storage key',
];
/** Words written as one: `PGPASSWORD`, `clientsecret`. */
const joinedEnding = /(password|passwd|passphrase|secret|token|credentials?|apikey|accesskey|secretkey|privatekey)$/;
const bySize = groupBySize(secretEndings);

/** Words that may follow without changing the meaning: `DB_PASSWORD_PROD`, `TOKEN_VALUE`, `password2`. */
const trailingWords = new Set(
  'value plain plaintext text string raw base64 b64 encoded hash prod production dev development stage staging test qa uat local old new current next primary secondary default'.split(
    ' ',
  ),
);

/** `password_secret` and the like name the object that holds the secret. */
const secretObjectWords = new Set(
  'password passwords passwd credential credentials auth pull existing tls cert certificate env k8s kubernetes key token image registry ca config store external'.split(
    ' ',
  ),
);

const known = new Map<string, SecretName>();

/** What a name says about its value: a secret itself, the name of a Secret, or nothing. */
export type SecretName = 'secret' | 'reference' | 'other';

/**
 * Reads the name of a variable or key: `AWS_SECRET_ACCESS_KEY`, `clientSecret` and `db.password` name secrets;
 * `secretName`, `secret_ref`, `TOKEN_URL` and `PASSWORD_FILE` do not; `postgres_password_secret` names a Secret object.
 */
export function readSecretName(name: string): SecretName {
  let meaning = known.get(name);
  if (meaning === undefined) {
    meaning = meaningOf(nameWords(name));
    // Names repeat across manifests; hostile input must not make this grow without end.
    if (known.size < 10_000) known.set(name, meaning);
  }
  return meaning;
}

/** True for names of several secrets, where a number is a count: `max_tokens`. */
export function isPluralName(name: string): boolean {
  return /s$/i.test(name) && !/(pass|address)$/i.test(name);
}

function meaningOf(words: string[]): SecretName {
  while (words.length > 1 && (trailingWords.has(words.at(-1) ?? '') || /^\d+$/.test(words.at(-1) ?? ''))) words.pop();
  const last = words.at(-1);
  if (last === 'secret' && secretObjectWords.has(words.at(-2) ?? '')) return 'reference';
  if (last === 'pass' && words.length === 1) return 'other';
  for (const [size, endings] of bySize) {
    if (words.length >= size && endings.has(words.slice(-size).join(' '))) return 'secret';
  }
  return last !== undefined && joinedEnding.test(last) ? 'secret' : 'other';
}

function nameWords(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/([a-z])(\d+)$/i, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}

function groupBySize(endings: readonly string[]): [number, Set<string>][] {
  const groups = new Map<number, Set<string>>();
  for (const ending of endings) {
    const size = ending.split(' ').length;
    groups.set(size, (groups.get(size) ?? new Set()).add(ending));
  }
  return [...groups];
}
