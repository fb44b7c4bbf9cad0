import { FileCredentials } from '../credentials/file-credentials';
import type { DataPath, Diagnostic } from '../diagnostics/diagnostic';
import type { ValuesLayer } from '../documents/values-layer';
import { parseYamlDocument } from '../documents/yaml-document';
import type { ImportFinding } from './left-out';
import { isMap, isScalar, nodeAt, Scalar, textNode, type ValuesNode, YAMLMap } from './values-node';

/** Passwords of the chart whose Secret another value names. */
const chartSecrets: Readonly<Record<string, string>> = {
  postgresqlPassword: 'name a Secret with the key postgresql-password: dagster.global.postgresqlSecretName',
  brokerUrl: 'name a Secret with the keys broker and backend: dagster.global.celeryConfigSecretName',
  backendUrl: 'name a Secret with the keys broker and backend: dagster.global.celeryConfigSecretName',
};

/**
 * Takes literal secrets out of the values: a reference is put in their place where one can stand there, else they are
 * left out. Secrets in comments come as diagnostics of their own.
 */
export function replaceSecrets(
  layers: readonly ValuesLayer[],
  root: ValuesNode,
): { findings: ImportFinding[]; diagnostics: Diagnostic[] } {
  const credentials = new FileCredentials();
  const findings: ImportFinding[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { document, kind } of layers) {
    for (const { path, kind: what, length, range } of credentials.find({
      ...document,
      text: document.text,
      document,
    })) {
      const message = `left out: ${what} (${length} character${length === 1 ? '' : 's'})`;
      if (path === undefined) {
        const fix = 'keep secrets out of comments too';
        diagnostics.push({ severity: 'warning', code: 'FLOE8024', message, fix, range, sensitive: true });
        continue;
      }
      const canonical = canonicalPath(path, kind ?? 'floe');
      const { fix, kept } = replaceSecret(root, canonical);
      findings.push({ path: canonical, code: 'FLOE8024', severity: 'warning', message, fix, kept, sensitive: true });
    }
  }
  return { findings, diagnostics };
}

/** How to provide a value that was taken out, and whether something stands in its place. */
interface Replacement {
  readonly fix: string;
  readonly kept: boolean;
}

function replaceSecret(root: ValuesNode, path: DataPath): Replacement {
  const last = path.at(-1);
  const parent = nodeAt(root, path.slice(0, -1));
  const name = last === 'value' ? nodeAt(parent, ['name']) : undefined;
  if (isMap(parent) && isScalar(name) && path.includes('env')) {
    const secretName = `${ownerOf(root, path)}-secrets`;
    const key = String(name.value).toLowerCase().replaceAll('_', '-');
    parent.delete('value');
    parent.add({ key: textNode('valueFrom'), value: referenceNode(secretName, key) } as never);
    const fix = `put the value into a Secret "${secretName}" under the key "${key}", which is named here now`;
    return { fix, kept: true };
  }
  const node = nodeAt(root, path);
  if (typeof last === 'number' && isScalar(node)) {
    const [assignment = '', written = 'SECRET'] = /^-*([A-Za-z][\w-]*)=/.exec(String(node.value)) ?? [];
    const variable = written.replaceAll('-', '_').toUpperCase();
    const isVariable = path.some((part) => /^env_?vars$/i.test(String(part)));
    node.value = isVariable ? variable : `${assignment}$(${variable})`;
    node.type = Scalar.QUOTE_DOUBLE;
    return { fix: `set the variable ${variable} from a Secret: env, valueFrom.secretKeyRef`, kept: true };
  }
  const known = Object.hasOwn(chartSecrets, String(last)) ? chartSecrets[String(last)] : undefined;
  const fix = known ?? 'put the value into a Secret and refer to it by name and key';
  return { fix, kept: false };
}

function referenceNode(secretName: string, key: string): YAMLMap {
  const reference = new YAMLMap();
  reference.add({ key: textNode('name'), value: textNode(secretName) } as never);
  reference.add({ key: textNode('key'), value: textNode(key) } as never);
  const source = new YAMLMap();
  source.add({ key: textNode('secretKeyRef'), value: reference } as never);
  return source;
}

/** Whose variable it is: the code location, else the component. */
function ownerOf(root: ValuesNode, path: DataPath): string {
  const at = path.indexOf('deployments');
  const name = at === -1 ? undefined : nodeAt(root, [...path.slice(0, at + 2), 'name']);
  if (isScalar(name)) return String(name.value);
  if (path.includes('dagsterDaemon')) return 'dagster-daemon';
  return path.includes('dagsterWebserver') ? 'dagster-webserver' : 'dagster';
}

/** The canonical form of a path of a file. */
export function canonicalPath(path: DataPath, kind: 'floe' | 'chart'): DataPath {
  if (path[0] === 'floe' || (kind === 'floe' && path[0] === 'dagster')) return path;
  return [kind === 'chart' ? 'dagster' : 'floe', ...path];
}

/** A text without what looks like a secret in its comments. */
export function withoutCommentedSecrets(text: string): string {
  const { document } = parseYamlDocument({ file: 'values.yaml', text, consumer: 'go' });
  const lines = text.split('\n');
  for (const { path, range } of new FileCredentials().find({ file: 'values.yaml', text, document })) {
    if (path !== undefined) continue;
    const line = [...(lines[range.line - 1] ?? '')].slice(0, range.column - 1).join('');
    lines[range.line - 1] = `${line}# (left out)`;
  }
  return lines.join('\n');
}
