/** Draws characters from an alphabet, the same ones for the same seed. */
export class Draw {
  constructor(private state: number) {}

  below(limit: number): number {
    // Numerical Recipes' linear congruential generator; its high bits are random enough for samples.
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }

  text(alphabet: string, length: number): string {
    return Array.from({ length }, () => alphabet[this.below(alphabet.length)]).join('');
  }

  one<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

const lower = 'abcdefghijklmnopqrstuvwxyz';
const upper = lower.toUpperCase();
const digits = '0123456789';
const hex = `${digits}abcdef`;
const alphanumeric = lower + upper + digits;
const word = `${alphanumeric}_-`;
const base64 = `${alphanumeric}+/`;

function jsonWebToken(draw: Draw): string {
  const part = (data: unknown) => Buffer.from(JSON.stringify(data)).toString('base64url');
  return `${part({ alg: 'HS256' })}.${part({ sub: draw.text(digits, 10) })}.${draw.text(word, 43)}`;
}

/** A true form for each detector of detect-secrets 1.5. Prefixes are joined at run time, so that no scanner finds this file. */
export const tokens: Readonly<Record<string, (draw: Draw) => string>> = {
  'AWS key id': (draw) => `${['AK', 'IA'].join('')}${draw.text(upper + digits, 16)}`,
  'Artifactory token': (draw) => `${['AK', 'C'].join('')}${draw.text(alphanumeric, 40)}`,
  'Artifactory password': (draw) =>
    `${['A', 'P'].join('')}${draw.text('23456789BCDEF', 1)}${draw.text(alphanumeric, 20)}1`,
  'Azure storage': (draw) => `${['Account', 'Key='].join('')}${draw.text(base64, 86)}==`,
  'basic auth': (draw) => `postgresql://floe:${draw.text(alphanumeric, 12)}@db.internal:5432/floe`,
  Discord: (draw) => `M${draw.text(word, 24)}.${draw.text(word, 6)}.${draw.text(word, 27)}`,
  GitHub: (draw) => `${['gh', 'p_'].join('')}${draw.text(alphanumeric, 36)}`,
  GitLab: (draw) => `${['gl', 'pat-'].join('')}${draw.text(word, 20)}`,
  'GitLab runner': (draw) => `${['GR13', '48941'].join('')}${draw.text(word, 20)}`,
  'GitLab mail': (draw) => `${['gli', 'mt-'].join('')}${draw.text(lower + digits, 25)}`,
  'GitLab OAuth': (draw) => `${['glo', 'as-'].join('')}${draw.text(hex, 64)}`,
  JWT: jsonWebToken,
  Mailchimp: (draw) => `${draw.text(hex, 32)}-us${draw.text('123456789', 1)}`,
  npm: (draw) =>
    `//registry.npmjs.org/:${['_auth', 'Token='].join('')}${['np', 'm_'].join('')}${draw.text(alphanumeric, 36)}`,
  OpenAI: (draw) => `${['s', 'k-'].join('')}${draw.text(alphanumeric, 20)}T3BlbkFJ${draw.text(alphanumeric, 20)}`,
  'private key': () => ['-----BEGIN RSA PRI', 'VATE KEY-----'].join(''),
  PyPI: (draw) => `${['pypi-Ag', 'EIcHlwaS5vcmc'].join('')}${draw.text(word, 70)}`,
  SendGrid: (draw) => `${['S', 'G.'].join('')}${draw.text(word, 22)}.${draw.text(word, 43)}`,
  Slack: (draw) => `${['xo', 'xb-'].join('')}${draw.text(digits, 12)}-${draw.text(lower + digits, 24)}`,
  'Slack webhook': (draw) =>
    `https://hooks.sl${'ack.com'}/services/T${draw.text(upper, 8)}/B${draw.text(upper, 8)}/${draw.text(alphanumeric, 24)}`,
  Square: (draw) => `${['sq0', 'csp-'].join('')}${draw.text(word, 43)}`,
  Stripe: (draw) => `${['sk_', 'live_'].join('')}${draw.text(alphanumeric, 24)}`,
  Telegram: (draw) => `${draw.text('123456789', 10)}:${draw.text(word, 35)}`,
  Twilio: (draw) => `${['S', 'K'].join('')}${draw.text(hex, 32)}`,
  SoftLayer: (draw) => `https://api.softlayer.com/soap/v3/${draw.text(hex, 64)}`,
  'hex entropy': (draw) => draw.text(hex, 40),
  'short hex entropy': (draw) => `${draw.text(hex, 10)}7a3`,
  'base64 entropy': (draw) => `${draw.text(base64, 42)}A=`,
  'URL-safe entropy': (draw) => draw.text(word, 48),
  'public IP': () => '203.0.113.7',
  plain: (draw) => `${draw.text(lower, 6)}${draw.text(digits, 2)}`,
  passphrase: () => 'correct horse battery staple',
  symbols: (draw) => `${draw.text(alphanumeric, 6)}!%&=#`,
};

/** Names with a value that only name and value together give away. */
export const named: Readonly<Record<string, (draw: Draw) => readonly [string, string]>> = {
  'AWS secret key': (draw) => ['aws_backup_key', draw.text(base64, 40)],
  Cloudant: (draw) => ['cloudant_pw', draw.text(lower, 24)],
  'Cloudant hash': (draw) => ['cl-api-key', draw.text(hex, 64)],
  'IBM IAM': (draw) => ['ibm_cloud_iam_token', draw.text(word, 44)],
  'IBM bare': (draw) => ['key', draw.text(alphanumeric, 44)],
  'IBM COS': (draw) => ['cos_hmac_secret_access_key', draw.text(hex, 48)],
  SoftLayer: (draw) => ['softlayer-api-token', draw.text(hex, 64)],
};

/** Names that the keyword detector takes for a secret's. */
export const secretNames = [
  'password',
  'DB_PASSWORD',
  'my_password_secure',
  'passwd',
  'pwd',
  'db_pass',
  'database_pass',
  'key_pass',
  'api_key',
  'apikey',
  'AUTH_KEY',
  'service_key',
  'account_key',
  'db_key',
  'private_key',
  'priv_key',
  'client_key',
  'secret',
  'client_secret',
  'secretive',
  'contraseña',
  'contrasena',
  'dbPassword',
  'secret_sauce',
  'apiKeyOfProd',
  'pwdX',
] as const;

export const plainNames = ['note', 'owner', 'setting', 'value', 'data_id', 'endpoint', 'compute'] as const;
