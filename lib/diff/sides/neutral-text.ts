import type { EnvironmentIdentity } from './side';

/** Two readings of texts, under which the same thing of two environments is the same text. */
export interface NeutralTexts {
  readonly before: (text: string) => string;
  readonly after: (text: string) => string;
  /** What they take out: `namespace dev-floe → floe`. */
  readonly takenOut: readonly string[];
}

const asItIs: NeutralTexts = { before: (text) => text, after: (text) => text, takenOut: [] };

/**
 * Takes out of texts what two environments differ in by being two: namespace, release name, and the environment's own
 * name in hosts and labels.
 */
export function neutralTexts(before?: EnvironmentIdentity, after?: EnvironmentIdentity): NeutralTexts {
  if (before === undefined || after === undefined) return asItIs;
  const takenOut = identityKeys
    .filter((key) => before[key] !== after[key])
    .map((key) => `${key} ${before[key]} → ${after[key]}`);
  return {
    before: neutralizer(before, after),
    after: neutralizer(after, before),
    takenOut,
  };
}

/** Takes out of the texts of each environment what any two of them differ in by being two. */
export function ownTexts(identities: readonly (EnvironmentIdentity | undefined)[]): {
  readonly neutral: readonly ((text: string) => string)[];
  /** `namespace: dev-floe, floe` */
  readonly takenOut: readonly string[];
} {
  const known = identities.filter((identity) => identity !== undefined);
  const differing = identityKeys.filter((key) => new Set(known.map((identity) => identity[key])).size > 1);
  const others = Object.fromEntries(differing.map((key) => [key, '']));
  return {
    neutral: identities.map((own) => (own === undefined ? asItIs.before : neutralizer(own, { ...own, ...others }))),
    takenOut: differing.map((key) => `${key}: ${[...new Set(known.map((identity) => identity[key]))].join(', ')}`),
  };
}

const identityKeys = ['namespace', 'release', 'environment'] as const;

function neutralizer(own: EnvironmentIdentity, other: EnvironmentIdentity): (text: string) => string {
  const steps: ((text: string) => string)[] = [];
  if (own.release !== other.release) {
    const release = new RegExp(`(?<![A-Za-z0-9-])${escapePattern(own.release)}(?![A-Za-z0-9.])`, 'g');
    steps.push((text) => text.replace(release, '<release>'));
  }
  if (own.namespace !== other.namespace) {
    const namespace = new RegExp(
      `(^|[^A-Za-z0-9-/]\\.?|\\.|: )${escapePattern(own.namespace)}(?=$|\\.svc|[."',}\\s])`,
      'g',
    );
    steps.push((text) => text.replace(namespace, '$1<namespace>'));
  }
  if (own.environment !== other.environment) {
    const name = escapePattern(own.environment);
    const label = new RegExp(`(^|[./@-])${name}(?=[.-])`, 'g');
    const attribute = new RegExp(`(\\benv(?:ironment)?[=:] ?)${name}(?![\\w.-])`, 'g');
    const hosts = /[A-Za-z0-9][A-Za-z0-9-]*(?:\.[A-Za-z0-9-]+)+/g;
    steps.push((text) => {
      if (text === own.environment) return '<environment>';
      // Attributes such as `deployment.environment=dev`; hosts, which an image's tag or a file's name is not.
      return text
        .replace(attribute, '$1<environment>')
        .replace(hosts, (host) => (isHost(host) ? host.replace(label, '$1<environment>') : host));
    });
  }
  if (steps.length === 0) return (text) => text;
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? steps.reduce((current, step) => step(current), text);
    known.set(text, found);
    return found;
  };
}

/** A name that ends in a domain of letters, and not in what files end in. */
function isHost(text: string): boolean {
  return /\.[a-z]{2,}$/i.test(text) && !/\.(ya?ml|json|py|txt|sh|toml|cfg|conf|ini)$/i.test(text);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
