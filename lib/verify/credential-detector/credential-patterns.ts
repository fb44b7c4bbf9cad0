/** A form of text that is a credential wherever it stands. */
export interface CredentialPattern {
  /** What it is, with its article: `an AWS access key id`. */
  readonly kind: string;
  /** Finds it anywhere in a text; group 1, where there is one, is the secret part. */
  readonly pattern: RegExp;
}

/**
 * Credentials that are known by their form alone. The forms are those that the issuers document; the set covers the
 * detectors of detect-secrets 1.5 and what data platforms use besides.
 */
export const credentialPatterns: readonly CredentialPattern[] = [
  { kind: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  { kind: 'a PuTTY private key', pattern: /PuTTY-User-Key-File-\d/ },
  { kind: 'an age private key', pattern: /AGE-SECRET-KEY-1[0-9A-Z]{20,}/ },
  { kind: 'an AWS access key id', pattern: /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/ },
  { kind: 'a JSON web token', pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/ },
  { kind: 'a GitHub token', pattern: /(?<![A-Za-z0-9])(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})/ },
  { kind: 'a GitLab token', pattern: /(?<![A-Za-z0-9])gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-[A-Za-z0-9_-]{20,}/ },
  {
    kind: 'a Slack token',
    pattern: /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,}|(?<![A-Za-z0-9])xapp-\d-[A-Za-z0-9-]{10,}/,
  },
  { kind: 'a Slack webhook', pattern: /hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Za-z0-9_/-]{20,}/ },
  { kind: 'a Teams webhook', pattern: /webhook\.office\.com\/webhookb2\/[A-Za-z0-9@-]{20,}/ },
  { kind: 'a Discord webhook', pattern: /discord(?:app)?\.com\/api\/webhooks\/\d+\/[A-Za-z0-9_-]{20,}/ },
  { kind: 'a Stripe key', pattern: /(?<![A-Za-z0-9])(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}/ },
  {
    kind: 'an OpenAI key',
    pattern: /(?<![A-Za-z0-9])sk-(?:(?:proj|svcacct|admin)-[A-Za-z0-9_-]{20,}|[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})/,
  },
  { kind: 'an Anthropic key', pattern: /(?<![A-Za-z0-9])sk-ant-[A-Za-z0-9_-]{20,}/ },
  { kind: 'an npm token', pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/ },
  { kind: 'an npm token', pattern: /_authToken\s*=\s*(?!\$)([A-Za-z0-9_=-]{8,})/ },
  { kind: 'a PyPI token', pattern: /pypi-AgE[A-Za-z0-9_-]{20,}/ },
  { kind: 'a Google API key', pattern: /(?<![A-Za-z0-9])AIza[A-Za-z0-9_-]{35}/ },
  { kind: 'a Google OAuth secret', pattern: /(?<![A-Za-z0-9])GOCSPX-[A-Za-z0-9_-]{20,}/ },
  { kind: 'a Google OAuth token', pattern: /(?<![A-Za-z0-9])ya29\.[A-Za-z0-9_-]{20,}/ },
  { kind: 'an Azure storage key', pattern: /AccountKey=([A-Za-z0-9+/]{40,}={0,2})/i },
  { kind: 'an Azure shared access key', pattern: /SharedAccessKey=([A-Za-z0-9+/]{30,}={0,2})/i },
  { kind: 'an Azure shared access signature', pattern: /[?&]sig=([A-Za-z0-9%+/]{40,})/ },
  {
    kind: 'an Azure client secret',
    pattern: /(?<![A-Za-z0-9])[A-Za-z0-9_~.-]{3}8Q~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9])/,
  },
  { kind: 'a Databricks token', pattern: /(?<![A-Za-z0-9])dapi[0-9a-f]{32}/ },
  { kind: 'a Hugging Face token', pattern: /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{34}/ },
  { kind: 'a Docker token', pattern: /(?<![A-Za-z0-9])dckr_(?:pat|oat)_[A-Za-z0-9_-]{20,}/ },
  { kind: 'a DigitalOcean token', pattern: /(?<![A-Za-z0-9])do[opr]_v1_[0-9a-f]{64}/ },
  { kind: 'a Vault token', pattern: /(?<![A-Za-z0-9])hv[sbr]\.[A-Za-z0-9_-]{24,}/ },
  { kind: 'a Dagster Cloud token', pattern: /(?<![A-Za-z0-9])(?:agent|user):[A-Za-z0-9_-]+:[0-9a-f]{32}(?![0-9a-f])/ },
  { kind: 'a SendGrid key', pattern: /(?<![A-Za-z0-9])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/ },
  { kind: 'a Twilio key', pattern: /(?<![A-Za-z0-9])SK[0-9a-f]{32}(?![0-9a-f])/ },
  { kind: 'a Mailchimp key', pattern: /(?<![0-9a-f])[0-9a-f]{32}-us\d{1,2}(?![A-Za-z0-9])/ },
  { kind: 'a Shopify token', pattern: /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/ },
  { kind: 'a Square token', pattern: /(?<![A-Za-z0-9])sq0[a-z]{3}-[A-Za-z0-9_-]{22,}/ },
  { kind: 'a Telegram bot token', pattern: /(?<![A-Za-z0-9])\d{8,10}:AA[A-Za-z0-9_-]{33}/ },
  { kind: 'a Grafana token', pattern: /(?<![A-Za-z0-9])gl(?:sa|c)_[A-Za-z0-9_=-]{32,}/ },
  { kind: 'an Artifactory key', pattern: /(?<![A-Za-z0-9])AKC[A-Za-z0-9]{60,}/ },
  {
    kind: 'an authorization header',
    pattern: /\bauthorization["']?\s*[:=]\s*["']?(?:bearer|basic|token)\s+(?![$<{%])([A-Za-z0-9+/_.~=-]{8,})/i,
  },
];

/**
 * One test for most texts: a text without any of these holds none of the forms above, nor a URL with a password.
 * Each pattern has a literal part here.
 */
export const credentialMarkers = new RegExp(
  [
    '-----BEGIN|PuTTY-User|AGE-SECRET|AKIA|ASIA|ABIA|ACCA|eyJ|gh[pousr]_|github_pat|gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent)-',
    'xox[abeoprs]-|xapp-|hooks\\.slack|webhook\\.office|api/webhooks|[sr]k_(?:live|test)_|sk-|npm_|_authToken|pypi-AgE',
    'AIza|GOCSPX|ya29\\.|[Aa]ccount[Kk]ey=|[Aa]ccess[Kk]ey=|sig=|8Q~|dapi[0-9a-f]|hf_|dckr_|do[opr]_v1_|hv[sbr]\\.',
    'agent:|user:|SG\\.|SK[0-9a-f]|-us\\d|shp(?:at|ca|pa|ss)_|sq0|:AA|gl(?:sa|c)_|AKC|uthorization|AUTHORIZATION|://',
  ].join('|'),
);

/** `scheme://user:password@host`; group 1 is the password. An image's `name:tag@sha256:…` is none. */
export const passwordInUrl = /[A-Za-z][A-Za-z0-9+.-]{0,20}:\/\/[^\s/:@"'<>]*:([^\s/@"'<>]+)@(?!sha\d+:)[^\s"'<>]/g;
