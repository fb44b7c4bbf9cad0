import { isRecord } from '../../documents/is-record';

/** One verb on one kind of resource, or on one URL; `*` stands for all. */
export interface Permission {
  readonly verb: string;
  /** What it may be done to, as a key and for people: `secrets`, `apps/deployments`, `secrets:one-name`, `/healthz`. */
  readonly target: string;
  /** Undefined for URLs. */
  readonly group?: string;
  /** With its subresource: `pods/exec`; a URL where there is no group. */
  readonly resource: string;
  /** @default - objects of any name */
  readonly name?: string;
}

/** Everything that rules of a Role allow, taken apart. */
export function permissionsOf(rules: unknown): Permission[] {
  if (!Array.isArray(rules)) return [];
  return rules.filter(isRecord).flatMap((rule) => {
    const targets = [
      ...resourcesOf(rule),
      ...words(rule['nonResourceURLs']).map((url) => ({ target: url, resource: url })),
    ];
    return targets.flatMap((target) => words(rule['verbs']).map((verb) => ({ ...target, verb })));
  });
}

function resourcesOf(rule: Readonly<Record<string, unknown>>): Omit<Permission, 'verb'>[] {
  const groups = words(rule['apiGroups']);
  const names = words(rule['resourceNames']);
  return (groups.length === 0 ? [''] : groups).flatMap((group) =>
    words(rule['resources']).flatMap((resource) => {
      const target = group === '' ? resource : `${group}/${resource}`;
      if (names.length === 0) return [{ target, group, resource }];
      return names.map((name) => ({ target: `${target}:${name}`, group, resource, name }));
    }),
  );
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** True when what one permission allows, another allows too, as the API server's authorizer matches them. */
export function covers(wide: Permission, narrow: Permission): boolean {
  if (wide.verb !== '*' && wide.verb !== narrow.verb) return false;
  if (wide.group === undefined || narrow.group === undefined) {
    return wide.group === narrow.group && coversUrl(wide.resource, narrow.resource);
  }
  if (wide.group !== '*' && wide.group !== narrow.group) return false;
  if (wide.name !== undefined && wide.name !== narrow.name) return false;
  return coversResource(wide.resource, narrow.resource);
}

// `*` is every resource with its subresources, `*/scale` one subresource of every resource.
function coversResource(wide: string, narrow: string): boolean {
  return wide === '*' || wide === narrow || (wide.startsWith('*/') && narrow.endsWith(wide.slice(1)));
}

function coversUrl(wide: string, narrow: string): boolean {
  return wide === '*' || wide === narrow || (wide.endsWith('*') && narrow.startsWith(wide.slice(0, -1)));
}
