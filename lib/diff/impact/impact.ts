import type { Manifest } from '../../manifest';
import type { Impact } from '../model';
import { type ComparedObject, changesTemplate, type WorkloadFate } from './environment-pods';
import { immutableField } from './immutable-fields';

/**
 * What applying a change does: in place, rolls pods, must be recreated, deletes, or has no effect until a restart.
 *
 * @param fates - all workloads of the new side: a ConfigMap's change may wait for their pods to start anew
 */
export function impactOf({ before, after, renamed, changes }: ComparedObject, fates: readonly WorkloadFate[]): Impact {
  if (before === undefined) return { kind: 'creates', text: 'a new object' };
  if (after === undefined) return { kind: 'deletes', text: deletionText(before) };
  if (renamed === true) {
    const text = `${before.metadata.name} → ${after.metadata.name}: deleted, then created${lossOf(before)}`;
    return { kind: 'recreate', text };
  }
  const frozen = immutableField(before, changes);
  if (frozen !== undefined) {
    return {
      kind: 'recreate',
      text: `${frozen} cannot change: the object must be deleted and created${lossOf(before)}`,
    };
  }
  return (
    workloadImpact(after, changes) ??
    sourceImpact(after, changes, fates) ??
    accountImpact(after, changes, fates) ??
    inPlace
  );
}

const inPlace: Impact = { kind: 'in-place', text: 'applied in place' };

function deletionText(manifest: Manifest): string {
  return `the object is deleted${lossOf(manifest)}`;
}

/** What goes with an object. */
function lossOf({ kind }: Manifest): string {
  const losses: Readonly<Record<string, string>> = {
    PersistentVolumeClaim: ', and its data with it unless the volume is retained',
    Namespace: ', and everything in it',
    CustomResourceDefinition: ', and every object of its kind',
    Deployment: ', and its pods stop',
    StatefulSet: ', and its pods stop; its volumes stay',
    DaemonSet: ', and its pods stop',
    Service: ', and its address with it',
  };
  return losses[kind] ?? '';
}

function workloadImpact({ kind, metadata }: Manifest, changes: ComparedObject['changes']): Impact | undefined {
  if (kind === 'CronJob' && changes.some(({ steps }) => steps[1]?.key === 'jobTemplate')) {
    return { kind: 'next-run', text: 'jobs that run already go on as they are; the next has the change' };
  }
  if (kind !== 'Deployment' && kind !== 'StatefulSet' && kind !== 'DaemonSet') return undefined;
  if (!changesTemplate(changes)) return undefined;
  return { kind: 'rolls-pods', text: `replaces the pods of ${kind} ${metadata.name}` };
}

/** A ConfigMap or Secret: some pods see the change in their files, others when they start anew. */
function sourceImpact(
  { kind, metadata }: Manifest,
  changes: ComparedObject['changes'],
  fates: readonly WorkloadFate[],
): Impact | undefined {
  if (kind !== 'ConfigMap' && kind !== 'Secret') return undefined;
  const keys = changes.filter(({ steps }) => steps[0]?.key !== 'metadata').map(({ steps }) => steps[1]?.key);
  if (keys.length === 0) return undefined;
  const reading = (fate: WorkloadFate) =>
    fate.sources.filter(
      (one) => one.kind === kind && one.name === metadata.name && (one.key === undefined || keys.includes(one.key)),
    );
  const readers = fates.filter(
    (fate) => reading(fate).length > 0 && (fate.manifest.metadata.namespace ?? '') === (metadata.namespace ?? ''),
  );
  const waiting = readers.filter((fate) => !fate.rolls && reading(fate).some(({ follows }) => !follows));
  if (waiting.length > 0) {
    const how = waiting.map((fate) => `${fate.label} (${reading(fate).find(({ follows }) => !follows)?.as})`);
    return { kind: 'restart', text: `no effect until these pods restart: ${how.join(', ')}` };
  }
  const rolled = readers.filter(({ rolls }) => rolls);
  if (rolled.length > 0) {
    const names = rolled.map(({ label }) => label).join(', ');
    return { kind: 'in-place', text: `read by pods that start anew in the same change: ${names}` };
  }
  if (readers.length === 0) return undefined;
  const names = readers.map(({ label }) => label).join(', ');
  return { kind: 'in-place', text: `its files change within about a minute in the running pods of ${names}` };
}

/** Pods get the identity of their ServiceAccount when they are created. */
function accountImpact(
  { kind, metadata }: Manifest,
  changes: ComparedObject['changes'],
  fates: readonly WorkloadFate[],
): Impact | undefined {
  const annotated = changes.some(({ steps }) => steps[0]?.key === 'metadata' && steps[1]?.key === 'annotations');
  if (kind !== 'ServiceAccount' || !annotated) return undefined;
  const waiting = fates.filter(({ serviceAccount, rolls }) => serviceAccount === metadata.name && !rolls);
  if (waiting.length === 0) return undefined;
  const names = waiting.map(({ label }) => label).join(', ');
  return { kind: 'restart', text: `pods take the annotations of their account when they start: ${names}` };
}
