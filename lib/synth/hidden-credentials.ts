import { type Credential, findCredentials } from '../credentials/credential-detector';
import type { Values } from '../dagster/values/values';
import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import { credentialCodes } from '../verify/secret-values';
import { chartPlace } from './chart-place';
import type { ReadEnvironment } from './read-environments';
import { originOf } from './verify-environment';

const stars = '***';

/**
 * Puts stars in place of what looks like a credential in an environment's chart values (law 1), and says where.
 *
 * The findings are warnings: whether values with stars in them are of any use is for the caller to say.
 */
export function hideCredentials(environment: ReadEnvironment): { values: Values; diagnostics: Diagnostic[] } {
  const { values } = environment.derived;
  const found = findCredentials(values);
  const origin = originOf(environment);
  const diagnostics = found.map((credential): Diagnostic => {
    const place = chartPlace(origin, credential.path);
    return {
      severity: 'warning',
      code: credentialCodes[credential.reason],
      message: `${credential.kind} stands here (${credential.length} characters); it is not printed`,
      fix: 'keep the value in a Secret of the cluster and refer to it by name and key',
      sensitive: true,
      path: place?.path ?? credential.path,
      range: place?.value,
    };
  });
  return { values: found.reduce(withStars, values), diagnostics };
}

function withStars(values: Values, { path }: Credential): Values {
  return replaced(values, path) as Values;
}

function replaced(value: unknown, path: DataPath): unknown {
  const [part, ...rest] = path;
  if (part === undefined) return stars;
  if (Array.isArray(value)) return value.map((item, index) => (index === part ? replaced(item, rest) : item));
  const map = value as Values;
  return { ...map, [part]: replaced(map[part], rest) };
}
