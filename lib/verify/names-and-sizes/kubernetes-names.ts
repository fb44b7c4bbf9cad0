/** Why a name is refused; undefined for a good one. */
export type NameFault = string | undefined;

const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const qualifiedName = /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/;

/** RFC 1123 label, up to 63 characters: containers, volumes, namespaces. */
export function labelNameFault(name: string): NameFault {
  return tooLong(name, 63) ?? formFault(label.test(name), 'lower case letters, digits and "-", no "-" at either end');
}

/** RFC 1035 label, up to 63 characters: Services. */
export function serviceNameFault(name: string): NameFault {
  return labelNameFault(name) ?? formFault(/^[a-z]/.test(name), 'a letter at the start');
}

/** RFC 1123 subdomain: most objects. */
export function subdomainFault(name: string, most = 253): NameFault {
  return (
    tooLong(name, most) ??
    formFault(
      subdomain.test(name),
      'lower case letters, digits, "-" and ".", a letter or digit at both ends of each part',
    )
  );
}

/** What can stand in a URL path: roles and bindings. */
export function pathSegmentFault(name: string): NameFault {
  return formFault(name !== '.' && name !== '..' && !/[/%]/.test(name), 'no "/", no "%", and neither "." nor ".."');
}

/** Key of a label or annotation: an optional prefix of up to 253 characters, "/", a name of up to 63. */
export function labelKeyFault(key: string): NameFault {
  const slash = key.indexOf('/');
  const name = key.slice(slash + 1);
  if (slash !== -1) {
    const fault = subdomainFault(key.slice(0, slash));
    if (fault !== undefined) return `its prefix ${fault}`;
  }
  const isForm = qualifiedName.test(name) && !name.includes('/');
  return tooLong(name, 63) ?? formFault(isForm, 'letters, digits, "-", "_" and ".", a letter or digit at both ends');
}

/** Value of a label: empty, or up to 63 characters. */
export function labelValueFault(value: string): NameFault {
  if (value === '') return undefined;
  return (
    tooLong(value, 63) ??
    formFault(qualifiedName.test(value), 'letters, digits, "-", "_" and ".", a letter or digit at both ends')
  );
}

/** Name of an environment variable, as every supported version takes it. */
export function variableNameFault(name: string): NameFault {
  const isForm = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(name) && name !== '.' && !name.startsWith('..');
  return formFault(isForm, 'letters, digits, "_", "-" and ".", no digit at the start');
}

/** What Kubernetes takes since 1.34: printable ASCII without "=". */
export function isRelaxedVariableName(name: string): boolean {
  return /^[ -<>-~]+$/.test(name);
}

/** Key of a ConfigMap or Secret. */
export function dataKeyFault(key: string): NameFault {
  const isForm = /^[-._a-zA-Z0-9]+$/.test(key) && key !== '.' && !key.startsWith('..');
  return tooLong(key, 253) ?? formFault(isForm, 'letters, digits, "-", "_" and ".", not ".." at the start');
}

/** Name of a container port (IANA service name). */
export function portNameFault(name: string): NameFault {
  const isForm = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name) && /[a-z]/.test(name) && !name.includes('--');
  return tooLong(name, 15) ?? formFault(isForm, 'lower case letters, digits and single "-", with at least one letter');
}

/** Host of an Ingress: a subdomain, with "*." in front for all of its hosts. */
export function hostFault(host: string): NameFault {
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(host)) return 'is an IP address; expected a DNS name';
  return subdomainFault(host.startsWith('*.') ? host.slice(2) : host);
}

function tooLong(name: string, most: number): NameFault {
  return name.length > most ? `has ${name.length} characters; at most ${most} are allowed` : undefined;
}

function formFault(isGood: boolean, expected: string): NameFault {
  return isGood ? undefined : `is not allowed; expected ${expected}`;
}
