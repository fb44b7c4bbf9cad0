import { execFileSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const environments = ['local', 'dev', 'prod'];

/** Writes the sample environments with some more code locations, each with artifacts of its own in each environment. */
export function writePlatform(folder, locations) {
  cpSync(join(root, 'platform'), join(folder, 'platform'), { recursive: true });
  const names = Array.from({ length: locations }, (_, index) => `location-${index}`);
  const base = join(folder, 'platform/values.yaml');
  const entries = names.map(
    (name) => `  ${name}:
    image: { repository: ghcr.io/acme/${name}, tag: "1.4.0" }
    port: 3030
    args: ["-m", "${name.replace('-', '_')}.definitions"]
    env:
      - { name: LOG_LEVEL, value: info }
    resources:
      requests: { cpu: 100m, memory: 1Gi }
      limits: { cpu: 200m, memory: 2Gi }
`,
  );
  writeFileSync(base, readFileSync(base, 'utf8').replace('codeLocations:\n', `codeLocations:\n${entries.join('')}`));
  for (const environment of environments) {
    const artifacts = join(folder, 'platform', environment, 'artifacts');
    for (const name of names) copyFileSync(join(artifacts, 'customer-analytics.json'), join(artifacts, `${name}.json`));
  }
}

/** Makes a chart without templates of a folder of manifests. */
export function chartOf(manifests, folder) {
  const chart = mkdtempSync(join(folder, 'chart-'));
  mkdirSync(join(chart, 'templates'));
  writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: plain\nversion: 0.1.0\n');
  for (const file of readdirSync(manifests)) {
    if (file !== 'kustomization.yaml') copyFileSync(join(manifests, file), join(chart, 'templates', file));
  }
  return chart;
}

/** Writes the effective chart values of an environment to a file. */
export function chartValues([node, floe], platform, environment, folder) {
  const file = join(folder, `values-${environment}.yaml`);
  const text = execFileSync(node, [floe, 'values', environment, '--root', platform, '--for-helm'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 28,
  });
  writeFileSync(file, text);
  return file;
}
