import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './measure.mjs';
import { floe } from './tools.mjs';

/** Writes a values file whose texts are of the kinds that are looked at: words, URLs, command lines, YAML and JSON inside. */
function writeValues(file, variables) {
  const lines = Array.from({ length: variables / 5 }, (_, index) => [
    `        - { name: NAME_${index}, value: "orders of region ${index}" }`,
    `        - { name: URL_${index}, value: "https://service-${index}.acme.com/v1/items?page=${index}" }`,
    `        - { name: ARGS_${index}, value: "run --select tag:nightly_${index} --threads 4" }`,
    `        - { name: JSON_${index}, value: '{"table": "orders_${index}", "columns": ["id", "total"]}' }`,
    `        - { name: PATH_${index}, value: /app/models/marts/orders_${index}.sql } # a model`,
  ]);
  const head = 'codeLocations:\n  bench:\n    image: bench:1.0.0\n    port: 3030\n    env:\n';
  writeFileSync(file, `${head}${lines.flat().join('\n').replaceAll(/^ {8}/gm, '      ')}\n`);
}

/** `floe validate` of values that hold no credential, against Yelp's detect-secrets where it is installed; its growth. */
export function run(folder) {
  const runs = 5;
  const sizes = [2500, 5000];
  const files = sizes.map((size) => join(folder, `values-${size}.yaml`));
  for (const [index, size] of sizes.entries()) writeValues(files[index], size);
  const [half, whole] = files.map((file) => measure([...floe, 'validate', file], { runs }));
  const installed = spawnSync('detect-secrets', ['--version']).status === 0;
  const theirs = installed
    ? {
        other: 'detect-secrets scan',
        theirs: measure(['detect-secrets', 'scan', '--all-files', files[1]], { runs: 2 }),
      }
    : {};
  const rows = [
    { name: 'validate: values of 5000 variables, credentials searched', ours: whole, ...theirs },
    { name: 'validate: twice the variables', growth: whole.seconds / half.seconds, aim: 2.1 },
  ];
  return { rows, lines: [] };
}
