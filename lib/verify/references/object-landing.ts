import type { VerifyCode } from '../../diagnostics/codes/verify-codes';
import { suggest } from '../../diagnostics/suggestion';
import type { ExistingObjects, VerifyContext } from '../finding';
import type { FindingList } from '../finding-list';
import type { IndexedManifest, ManifestIndex } from '../manifest-index';
import type { ObjectReference, ReferencedKind } from './object-reference';
import { type SecretProvisions, secretProvisions } from './secret-provision';

/** Where `existing` of the values lists a kind. */
const existingFields: Record<ReferencedKind, keyof ExistingObjects> = {
  ConfigMap: 'configMaps',
  PersistentVolumeClaim: 'persistentVolumeClaims',
  Secret: 'secrets',
  ServiceAccount: 'serviceAccounts',
};
const missingCodes: Record<Exclude<ReferencedKind, 'Secret'>, VerifyCode> = {
  ConfigMap: 'FLOE4030',
  ServiceAccount: 'FLOE4032',
  PersistentVolumeClaim: 'FLOE4033',
};
/** What every namespace has. */
const everywhere = new Set(['ConfigMap/kube-root-ca.crt', 'ServiceAccount/default']);
/** Comparing names is the one slow thing here: beyond so many findings a hint helps nobody. */
const mostHints = 10;

/** Judges references to ConfigMaps, Secrets, ServiceAccounts and claims. */
export class ObjectLanding {
  private readonly declared: Record<ReferencedKind, ReadonlySet<string>>;
  private readonly provisionOf: SecretProvisions;
  private hints = 0;

  constructor(
    private readonly index: ManifestIndex,
    private readonly context: VerifyContext,
    private readonly found: FindingList,
  ) {
    const { existing } = context;
    this.declared = {
      ConfigMap: new Set(existing.configMaps),
      PersistentVolumeClaim: new Set(existing.persistentVolumeClaims),
      Secret: new Set(existing.secrets),
      ServiceAccount: new Set(existing.serviceAccounts),
    };
    this.provisionOf = secretProvisions(index);
  }

  check(reference: ObjectReference): void {
    if (reference.kind === 'Secret') this.checkSecret(reference);
    else this.checkObject(reference, reference.kind);
  }

  private checkObject(reference: ObjectReference, kind: Exclude<ReferencedKind, 'Secret'>): void {
    const { name, optional, at } = reference;
    const { entry, namespace } = reference.owner;
    const target = this.index.find('', kind, namespace, name);
    if (target !== undefined) {
      if (kind === 'ConfigMap') this.checkKeys(reference, configMapKeys(target), 'FLOE4031');
      return;
    }
    if (optional || this.declared[kind].has(name) || everywhere.has(`${kind}/${name}`)) return;
    this.found.add(entry, at, {
      code: missingCodes[kind],
      message: `the ${kind} "${name}" that ${this.need(reference)} is neither rendered nor declared${this.hint(reference)}`,
      fix: `render it, or declare it: existing.${existingFields[kind]}: ["${name}"]`,
    });
  }

  private checkSecret(reference: ObjectReference): void {
    const { name, optional, at } = reference;
    const { entry, namespace } = reference.owner;
    const provision = this.provisionOf(namespace, name);
    if (provision !== undefined) {
      if (provision.keys !== undefined) this.checkKeys(reference, provision.keys, 'FLOE4035');
      return;
    }
    if (optional || this.declared.Secret.has(name) || this.context.references === 'assume') return;
    this.found.add(entry, at, {
      code: 'FLOE4034',
      message: `the Secret "${name}" that ${this.need(reference)} is neither provided nor declared`,
      fix: `add a SealedSecret or ExternalSecret of that name, or declare it: existing.secrets: ["${name}"]`,
    });
  }

  private checkKeys(reference: ObjectReference, known: ReadonlySet<string>, code: VerifyCode): void {
    if (reference.optional) return;
    for (const { key, at } of reference.keys) {
      if (known.has(key)) continue;
      const meant = this.near(key, known);
      const hint = meant === undefined ? '' : `; did you mean "${meant}"?`;
      const has = known.size === 0 ? 'it has none' : `it has ${[...known].sort().slice(0, 5).map(quoted).join(', ')}`;
      this.found.add(reference.owner.entry, at, {
        code,
        message: `the ${reference.kind} "${reference.name}" has no key "${key}"; ${has}${hint}`,
      });
    }
  }

  private need({ owner: { user, entry, namespace } }: ObjectReference): string {
    const elsewhere = namespace === entry.namespace ? '' : ` in namespace "${namespace}"`;
    return user === entry.label ? `is named here${elsewhere}` : `${user} need${elsewhere}`;
  }

  private hint({ kind, name, owner: { namespace } }: ObjectReference): string {
    const others = this.index.findAnywhere('', kind, name).map((entry) => `"${entry.namespace}"`);
    if (others.length > 0) return `; it is rendered in namespace ${others.join(', ')}, not in "${namespace}"`;
    const meant = this.near(
      name,
      this.index.ofKind('', kind).map((entry) => entry.name),
    );
    return meant === undefined ? '' : `; did you mean "${meant}"?`;
  }

  private near(name: string, known: Iterable<string>): string | undefined {
    this.hints += 1;
    return this.hints > mostHints ? undefined : suggest(name, known);
  }
}

/** The keys of a rendered ConfigMap. */
export function configMapKeys({ cursor }: IndexedManifest): Set<string> {
  return new Set([...cursor.get('data').entries(), ...cursor.get('binaryData').entries()].map(([key]) => key));
}

function quoted(text: string): string {
  return `"${text}"`;
}
