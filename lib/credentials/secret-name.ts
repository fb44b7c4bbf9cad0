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
  'password passwords passwd credential credentials auth pull existing tls cert certificate env k8s kubernetes key token image registry ca config store external scripts'.split(
    ' ',
  ),
);

/** A part of a name that detect-secrets 1.5 takes for a secret wherever it stands, with letters and digits behind it. */
const keyword =
  /(?:(?:api|auth|service|account|db|database|priv|private|client)_?key|(?:db|database|key)_?pass|password|passwd|pwd|secret|contrase(?:ñ|n)a)(\w*)[\]'"]{0,2}$/i;

/** Words behind a keyword that say where, how or under which name a secret is kept; docs/credentials.md lists them. */
const settingWords = new Set(
  (
    'name names ref refs reference references key keys file files path paths dir directory mount mounts url uri endpoint ' +
    'host address region namespace provider type kind backend backends store stores manager engine class mode method ' +
    'format version policy rotation ttl age expiry expiration lifetime length min max prefix suffix template annotations ' +
    'labels enabled required as header headers column columns field fields table tables'
  ).split(' '),
);

const known = new Map<string, SecretName>();

/**
 * What a name says about its value: a secret itself, the name of a Secret, nothing, or (`keyword`) that it has to do
 * with one in a way that no rule knows.
 */
export type SecretName = 'secret' | 'reference' | 'keyword' | 'other';

/**
 * Reads the name of a variable or key: `AWS_SECRET_ACCESS_KEY`, `clientSecret` and `db.password` name secrets;
 * `secretName`, `secret_ref`, `TOKEN_URL` and `PASSWORD_FILE` do not; `postgres_password_secret` names a Secret object;
 * `secretive` holds a keyword.
 */
export function readSecretName(name: string): SecretName {
  let meaning = known.get(name);
  if (meaning === undefined) {
    meaning = meaningOf(nameWords(name));
    const suffix = meaning === 'other' ? keyword.exec(name)?.[1] : undefined;
    if (suffix !== undefined && !settingWords.has(nameWords(suffix).at(-1) ?? '')) meaning = 'keyword';
    // Names repeat across manifests; hostile input must not make this grow without end.
    if (known.size < 10_000) known.set(name, meaning);
  }
  return meaning;
}

/**
 * True for a text that names a credential where the name of something else is expected: `aws_access_key_here`,
 * `prod-db-password`, `your-token`.
 */
export function readsAsCredentialName(text: string): boolean {
  const words = nameWords(text);
  const phrase = ` ${words.join(' ')} `;
  if (credentialPhrases.some((credential) => phrase.includes(` ${credential} `))) return true;
  const isPlaceholder = placeholderStarts.has(words[0] ?? '') || placeholderEnds.has(words.at(-1) ?? '');
  return isPlaceholder && words.some((word) => joinedEnding.test(word) || word === 'key' || word === 'keys');
}

const credentialPhrases = secretEndings.filter(
  (ending) => ending.includes(' ') || /^pass|wd$|^credential|key$/.test(ending),
);
const placeholderStarts = new Set(['your', 'my', 'insert', 'enter', 'put', 'replace', 'add', 'fill']);
const placeholderEnds = new Set(['here', 'placeholder', 'changeme', 'todo', 'goes']);

/** True for names of several secrets, where a number is a count: `max_tokens`. */
export function isPluralName(name: string): boolean {
  return /s$/i.test(name) && !/(pass|address)$/i.test(name);
}

function meaningOf(words: string[]): SecretName {
  while (words.length > 1 && (trailingWords.has(words.at(-1) ?? '') || /^\d+$/.test(words.at(-1) ?? ''))) words.pop();
  const last = words.at(-1);
  if (last === 'secrets' || (words[0] === 'existing' && words.includes('secret'))) return 'reference';
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
