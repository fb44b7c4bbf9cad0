import type { Diagnostic } from '../diagnostics/diagnostic';
import type { Tiers } from '../environment/tiers';

/** Warns of a secret backend in platform.yaml that makes no Secret: pods read Secrets of the cluster, whatever it says. */
export function secretBackendFaults({ platform }: Tiers): Diagnostic[] {
  const backends = platform.value.security?.secret_backends;
  if (backends === undefined) return [];
  const section = ['security', 'secret_backends'];
  const warn = (key: string, message: string, fix: string, at: 'key' | 'value'): Diagnostic => {
    const path = [...section, key];
    const range = at === 'key' ? platform.document.rangeOfKey(path) : platform.document.rangeOfValue(path);
    return { severity: 'warning', code: 'FLOE3118', message, fix, path, range };
  };
  const store = 'external_secrets: { store_name: <name> }';
  if (backends.primary === 'vault' || backends.primary === 'aws_secrets_manager') {
    const message = `"${backends.primary}" has no effect by itself: pods read Secrets of the cluster, and nothing copies them there`;
    const fix = `use the External Secrets Operator: primary: external_secrets, ${store}`;
    return [warn('primary', message, fix, 'value')];
  }
  if (backends.primary !== 'kubernetes' || backends.external_secrets === undefined) return [];
  const message = `this block has no effect: primary is "${backends.primary}"`;
  return [warn('external_secrets', message, 'set primary: external_secrets, or remove the block', 'key')];
}
