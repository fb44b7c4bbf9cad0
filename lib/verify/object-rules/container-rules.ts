import type { DataCursor } from '../data-cursor';
import type { PodContainer } from '../workload';
import type { FieldRules } from './field-rules';

const probeHandlers = ['exec', 'httpGet', 'tcpSocket', 'grpc'];
const lifecycleHandlers = ['exec', 'httpGet', 'tcpSocket', 'sleep'];
const valueSources = ['fieldRef', 'resourceFieldRef', 'configMapKeyRef', 'secretKeyRef', 'fileKeyRef'];

/** What the API server's validation asks of a container beyond its schema (kubernetes: ValidateContainers). */
export function checkContainerRules({ cursor, role }: PodContainer, rules: FieldRules): void {
  checkProbes(cursor, role === 'init container', rules);
  for (const hook of ['postStart', 'preStop']) {
    rules.oneOf(cursor.at('lifecycle', hook), lifecycleHandlers, { what: 'lifecycle hook', required: true });
  }
  for (const variable of cursor.itemsOf('env')) checkVariable(variable, rules);
  for (const source of cursor.itemsOf('envFrom')) {
    rules.oneOf(source, ['configMapRef', 'secretRef'], { what: 'source of variables', required: true });
    for (const kind of ['configMapRef', 'secretRef']) {
      const reference = source.get(kind);
      if (reference.present) rules.needed(reference.get('name'), 'the name of the referenced object');
    }
  }
  for (const mount of cursor.itemsOf('volumeMounts')) checkMount(mount, rules);
  const image = cursor.get('image');
  if (image.value === '') rules.empty(image, 'the image is empty');
  else if (image.text() !== undefined && image.text()?.trim() !== image.value) {
    rules.malformed(image, 'the image begins or ends with a blank');
  }
  const security = cursor.get('securityContext');
  for (const field of ['runAsUser', 'runAsGroup']) rules.range(security.get(field), 0);
  if (security.raw('privileged') === true && security.raw('allowPrivilegeEscalation') === false) {
    rules.conflict(security, 'a privileged container cannot set "allowPrivilegeEscalation" to false');
  }
}

function checkProbes(container: DataCursor, isInit: boolean, rules: FieldRules): void {
  const isSidecar = container.raw('restartPolicy') === 'Always';
  for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe']) {
    const probe = container.get(name);
    if (!probe.present) continue;
    if (isInit && !isSidecar)
      rules.refused(probe, 'an init container has no probes', 'remove it, or set restartPolicy: Always');
    rules.oneOf(probe, probeHandlers, { what: 'probe', required: true });
    for (const field of [
      'initialDelaySeconds',
      'timeoutSeconds',
      'periodSeconds',
      'successThreshold',
      'failureThreshold',
    ]) {
      rules.range(probe.get(field), 0);
    }
    const grace = probe.get('terminationGracePeriodSeconds');
    rules.range(grace, 1);
    if (name === 'readinessProbe' && grace.present) {
      rules.refused(
        grace,
        'a readiness probe ends no container, so it has no "terminationGracePeriodSeconds"',
        'remove it',
      );
    }
    const success = probe.get('successThreshold');
    if (name !== 'readinessProbe' && typeof success.value === 'number' && success.value > 1) {
      rules.refused(success, `"successThreshold" is ${success.value}; liveness and startup probes take only 1`);
    }
  }
}

function checkVariable(variable: DataCursor, rules: FieldRules): void {
  const source = variable.get('valueFrom');
  if (!source.present) return;
  if (variable.textOf('value') !== undefined) {
    const name = variable.textOf('name') ?? '';
    rules.conflict(variable, `the variable "${name}" has both "value" and "valueFrom"`, 'keep one of them');
  }
  rules.oneOf(source, valueSources, { what: 'source of a value', required: true });
  for (const kind of ['configMapKeyRef', 'secretKeyRef']) {
    const reference = source.get(kind);
    if (!reference.present) continue;
    rules.needed(reference.get('name'), 'the name of the referenced object');
    if (reference.raw('key') === '') rules.empty(reference.get('key'), 'the key is empty');
  }
}

function checkMount(mount: DataCursor, rules: FieldRules): void {
  const mountPath = mount.get('mountPath');
  if (mountPath.value === '') rules.empty(mountPath, 'the mount path is empty');
  if (mountPath.text()?.includes(':') === true) rules.malformed(mountPath, 'a mount path cannot hold ":"');
  const subPath = mount.get('subPath');
  if (subPath.text() !== undefined && mount.textOf('subPathExpr') !== undefined) {
    rules.conflict(mount, 'the mount has both "subPath" and "subPathExpr"', 'keep one of them');
  }
  for (const path of [subPath, mount.get('subPathExpr')]) checkRelativePath(path, rules);
}

/** A path inside a volume: relative, and never upwards. */
export function checkRelativePath(path: DataCursor, rules: FieldRules): void {
  const text = path.text();
  if (text === undefined) return;
  if (text.startsWith('/')) rules.malformed(path, `"${text}" is an absolute path; expected one relative to the volume`);
  else if (text.split('/').includes('..')) rules.malformed(path, `"${text}" leaves the volume: ".." is not allowed`);
}
