// Prints a software bill of materials of what the package brings with it (CycloneDX), the same for the same lock file.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url);
const { name, dependencies } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const options = { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 };
const bom = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format=cyclonedx'], options));

// `--omit=dev` leaves out what development needs as well, so the runtime's share is followed from its own dependencies.
const names = new Map(bom.components.map((component) => [component['bom-ref'], component.name]));
const dependsOn = new Map(bom.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn ?? []]));
const rootRef = bom.metadata.component['bom-ref'];
const kept = new Set();
const pending = dependsOn.get(rootRef).filter((ref) => Object.hasOwn(dependencies, names.get(ref)));
const direct = [...pending].sort();
for (let ref = pending.pop(); ref !== undefined; ref = pending.pop()) {
  if (kept.has(ref)) continue;
  kept.add(ref);
  pending.push(...(dependsOn.get(ref) ?? []));
}
const byRef = (a, b) => (a < b ? -1 : 1);
bom.components = bom.components
  .filter((component) => kept.has(component['bom-ref']))
  .sort((a, b) => byRef(a['bom-ref'], b['bom-ref']));
bom.dependencies = [
  { ref: rootRef, dependsOn: direct },
  ...[...kept].sort(byRef).map((ref) => ({ ref, dependsOn: [...(dependsOn.get(ref) ?? [])].sort(byRef) })),
];

// What tells one run from another is left out; the component is named for the package, not for the folder it lies in.
delete bom.serialNumber;
delete bom.metadata.timestamp;
delete bom.metadata.tools;
bom.metadata.component.name = name;
for (const component of bom.components) {
  component.externalReferences = component.externalReferences.filter(({ type }) => type !== 'distribution');
}
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`);
