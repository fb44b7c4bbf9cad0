import { readsAsWords } from './entropy';

/** A form of text that is a credential wherever it stands. */
export interface CredentialPattern {
  /** What it is, with its article: `an AWS access key id`. */
  readonly kind: string;
  /** Finds it anywhere in a text; group 1, where there is one, is the secret part. */
  readonly pattern: RegExp;
  /** Holds of every text that the pattern matches, and is quick to see. @default - nothing is known */
  readonly needs?: RegExp;
  /** Tells a credential from a text that has its form by chance. @default - none does */
  readonly accepts?: (match: string) => boolean;
}

const notWords = (match: string): boolean => !match.split(/[.:]/).every(readsAsWords);

/**
 * Credentials that are known by their form alone. The forms are those that the issuers document; the set covers the
 * detectors of detect-secrets 1.5 and what data platforms use besides.
 */
export const credentialPatterns: readonly CredentialPattern[] = [
  { kind: 'a private key', pattern: /BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY/ },
  { kind: 'a PuTTY private key', pattern: /PuTTY-User-Key-File-\d/ },
  { kind: 'an age private key', pattern: /AGE-SECRET-KEY-1[0-9A-Z]{20,}/ },
  { kind: 'an AWS access key id', pattern: /(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}/ },
  {
    kind: 'a JSON web token',
    pattern: /(?<![\w=-])eyJ[\w=-]+\.[\w=-]+|eyJ[\w=-]{1,600}\.[\w=-]+/,
    accepts: isJsonWebToken,
  },
  { kind: 'a GitHub token', pattern: /gh[pousr]_\w{36}|github_pat_\w{22}/ },
  {
    kind: 'a GitLab token',
    pattern: /(?:gl(?:pat|dt|rt|cbt|imt|ptt|ft|soat|oas|agent)-|GR1348941)[A-Za-z0-9_-]{20,}/,
  },
  {
    kind: 'a Slack token',
    pattern: /xox[abeoprs]-(?:[A-Za-z0-9-]{10,}|(?:\d+-)+[a-z0-9]+)|xapp-\d-[A-Za-z0-9-]{10,}/i,
  },
  {
    kind: 'a Slack webhook',
    pattern: /hooks\.slack\.com\/(?:(?:workflows|triggers)\/[\w/-]{20,}|services\/T\w+\/B\w+\/\w+)/i,
  },
  { kind: 'a Teams webhook', pattern: /webhook\.office\.com\/webhookb2\/[A-Za-z0-9@-]{20,}/ },
  {
    kind: 'a Discord bot token',
    pattern: /[MNO][A-Za-z\d_-]{23,25}\.[A-Za-z\d_-]{6}\.[A-Za-z\d_-]{27}/,
    accepts: notWords,
  },
  { kind: 'a Discord webhook', pattern: /discord(?:app)?\.com\/api\/webhooks\/\d+\/[A-Za-z0-9_-]{20,}/ },
  { kind: 'a Stripe key', pattern: /[rs]k_(?:live|test)_[A-Za-z0-9]{16,}/ },
  {
    kind: 'an OpenAI key',
    pattern: /sk-(?:(?:proj|svcacct|admin)-[\w-]{20,}|[\w-]{0,80}[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20})/,
  },
  { kind: 'an Anthropic key', pattern: /(?<![A-Za-z0-9])sk-ant-[A-Za-z0-9_-]{20,}/ },
  { kind: 'an npm token', pattern: /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/ },
  { kind: 'an npm token', pattern: /_authToken\s*=\s*(?!\$)([A-Za-z0-9_=.-]{5,})/ },
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
  { kind: 'a SendGrid key', pattern: /SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/ },
  { kind: 'a Twilio key', pattern: /(?:AC|SK)[a-z0-9]{32}/, accepts: notWords },
  { kind: 'a Mailchimp key', pattern: /[0-9a-z]{32}-us\d{1,2}/, accepts: notWords },
  { kind: 'a Shopify token', pattern: /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}/ },
  { kind: 'a Square token', pattern: /sq0[a-z]{3}-[A-Za-z0-9_\\-]{22,}/ },
  { kind: 'a Telegram bot token', pattern: /^\d{8,10}:[A-Za-z0-9_-]{35}$/m },
  { kind: 'a Telegram bot token', pattern: /(?<!\d)\d{8,10}:[A-Za-z0-9_-]{35}/, accepts: notWords },
  { kind: 'a Grafana token', pattern: /(?<![A-Za-z0-9])gl(?:sa|c)_[A-Za-z0-9_=-]{32,}/ },
  { kind: 'a New Relic key', pattern: /(?<![A-Za-z0-9])NRAK-[A-Z0-9]{27}/ },
  { kind: 'a Postman key', pattern: /(?<![A-Za-z0-9])PMAK-[0-9a-f]{24}-[0-9a-f]{34}/ },
  { kind: 'a Pulumi token', pattern: /(?<![A-Za-z0-9])pul-[0-9a-f]{40}/ },
  { kind: 'a Terraform Cloud token', pattern: /(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,}/ },
  { kind: 'an Artifactory key', pattern: /(?<![^\s=:"])AKC[A-Za-z0-9]{10,}(?![^\s"])/ },
  { kind: 'an Artifactory password', pattern: /(?<![^\s=:"])AP[\dA-F](?![A-Z]+(?:\s|"|$))[A-Za-z0-9]{8,}(?![^\s"])/ },
  { kind: 'a SoftLayer key', pattern: /api\.softlayer\.com\/soap\/v3(?:\.1)?\/([a-z0-9]{64})/i },
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
    'BEGIN [A-Z0-9 ]*PRIVATE|PuTTY-User|AGE-SECRET|A3T|AKIA|ASIA|ABIA|ACCA|eyJ|gh[pousr]_|github_pat|GR1348941',
    'gl(?:pat|dt|rt|cbt|imt|ptt|ft|soat|oas|agent)-|[Xx][Oo][Xx][A-Za-z]-|[Xx][Aa][Pp][Pp]-|[Ss][Ll][Aa][Cc][Kk]\\.',
    'webhook\\.office|api/webhooks|[sr]k_(?:live|test)_|sk-|npm_|_authToken|pypi-AgE|[MNO][\\w-]{23,25}\\.|oftlayer',
    'AIza|GOCSPX|ya29\\.|[Aa]ccount[Kk]ey=|[Aa]ccess[Kk]ey=|sig=|8Q~|dapi[0-9a-f]|hf_|dckr_|do[opr]_v1_|hv[sbr]\\.',
    'agent:|user:|SG\\.|(?:AC|SK)[0-9a-z]{8}|-us\\d|shp(?:at|ca|pa|ss)_|sq0|\\d{8}:|gl(?:sa|c)_|AKC|AP[\\dA-F]',
    'uthorization|AUTHORIZATION|://|NRAK-|PMAK-|pul-[0-9a-f]|\\.atlasv1\\.',
  ].join('|'),
);

/** `scheme://user:password@host`; group 1 is the password. An image's `name:tag@sha256:…` is none. */
export const passwordInUrl = /:\/\/[^\s/:@"'<>]*:([^\s/@"'<>]+)@(?!sha\d+:)/g;

/** Between a name and its value: a quote or bracket, an assignment sign, a quote. */
const assigned = String.raw`["']?\]?_? *(?:=>|:=|::|=|:| ) *["']?`;

/** Credentials that are known by the form of name and value together, `name: "value"`. */
export const namedPatterns: readonly CredentialPattern[] = [
  {
    kind: 'an AWS secret access key',
    pattern: /aws.{0,20}?(?:key|pwd|pw|pass|token).{0,20}?["']([0-9a-zA-Z/+]{40})["']/i,
  },
  {
    kind: 'a Cloudant password',
    pattern: new RegExp(
      `(?<!\\w)(?:cloudant|clou|cl)[-_]?(?:api)?(?:key|pwd|pw|password|pass|token)${assigned}([0-9a-f]{64}|[a-z]{24})`,
      'i',
    ),
  },
  {
    kind: 'an IBM Cloud key',
    pattern: new RegExp(`(?<!\\w)[\\w-]{0,40}(?:key|pwd|password|pass|token)${assigned}([\\w-]{44})(?![\\w-])`, 'i'),
    needs: /(?<![\w-])[\w-]{44}(?![\w-])/,
    accepts: notWords,
  },
  {
    kind: 'an IBM object storage key',
    pattern: new RegExp(`(?<!\\w)[\\w-]{0,40}secret[-_]?(?:access)?[-_]?key${assigned}([a-f0-9]{48})(?![a-f0-9])`, 'i'),
    needs: /(?<![\w-])[a-f0-9]{48}(?![a-f0-9])/i,
  },
  {
    kind: 'a SoftLayer key',
    pattern: new RegExp(
      `(?<!\\w)(?:softlayer|sl)[-_]?(?:api)?[-_]?(?:key|pwd|password|pass|token)${assigned}([a-z0-9]{64})`,
      'i',
    ),
  },
];

function isJsonWebToken(token: string): boolean {
  return token
    .split('.')
    .slice(0, 2)
    .every((part) => {
      try {
        JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
        return true;
      } catch {
        return false;
      }
    });
}
