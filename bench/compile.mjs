import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { measure } from './measure.mjs';
import { root } from './workload.mjs';

const platform = join(root, 'platform/prod/platform.yaml');

/** Writes a pipeline with jobs and schedules, and a dbt project whose manifest has models of twenty columns. */
function writePipeline(folder, { jobs, models }) {
  const names = Array.from({ length: jobs }, (_, index) => `job_${index}`);
  const each = (line) => names.map(line).join('\n');
  mkdirSync(join(folder, 'dbt/target'), { recursive: true });
  writeFileSync(
    join(folder, 'floe.yaml'),
    `name: bench
version: "1.0.0"
transforms:
  - { type: dbt, path: dbt }
orchestration:
  jobs:
${each((name) => `    ${name}: { type: batch, selection: ["group:${name}"], tags: { team: data }, description: "Job ${name}" }`)}
  schedules:
${each((name) => `    ${name}: { job: ${name}, cron_schedule: "0 6 * * *", timezone: Europe/Berlin }`)}
`,
  );
  writeFileSync(join(folder, 'dbt/dbt_project.yml'), 'name: bench\n');
  writeFileSync(join(folder, 'dbt/target/manifest.json'), JSON.stringify({ nodes: manifestNodes(models) }));
}

/** Models as dbt describes them, their compiled SQL included: about 10 kB each. */
function manifestNodes(models) {
  const sql = 'select * from source where value is not null\n'.repeat(100);
  const columnsOf = (model) =>
    Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => {
        const floe = { classification: 'pii', pii_type: 'email', sensitivity: 'high' };
        const name = `column_${index}`;
        return [name, { name, description: `Column of ${model}`, meta: index % 4 === 0 ? { floe } : {}, tags: [] }];
      }),
    );
  return Object.fromEntries(
    Array.from({ length: models }, (_, index) => {
      const name = `model_${index}`;
      const node = { resource_type: 'model', name, raw_code: sql, compiled_code: sql, columns: columnsOf(name) };
      return [`model.bench.${name}`, node];
    }),
  );
}

function row(name, seconds, ratio, aim, megabytes) {
  return {
    name,
    floe: `${seconds.toFixed(2)} s`,
    ratio: ratio?.toFixed(2),
    aim,
    memory: `${Math.round(megabytes)} MB`,
  };
}

/** Rows about `floe validate` and `floe compile`; `folder` is one to work in. */
export function compileRows(floe, folder) {
  const runs = 9;
  const { resolve } = createRequire(import.meta.url);
  const load = ['zod', 'yaml'].map((name) => `require(${JSON.stringify(resolve(name))});`).join('');
  const empty = measure([process.execPath, '-e', load], { runs });
  const one = measure([...floe, 'validate', platform], { runs });
  const rows = [
    row(
      'validate: one file / Node.js that loads zod and yaml',
      one.seconds,
      one.seconds / empty.seconds,
      '≤ 1.5',
      one.megabytes,
    ),
  ];
  const sizes = [
    { jobs: 200, models: 2000 },
    { jobs: 400, models: 4000 },
  ];
  const [half, whole] = sizes.map((size) => {
    const pipeline = join(folder, `pipeline-${size.jobs}`);
    writePipeline(pipeline, size);
    const output = join(pipeline, '.floe/compiled_artifacts.json');
    const files = ['--floe-yaml', join(pipeline, 'floe.yaml'), '--platform-yaml', platform];
    const taken = measure([...floe, 'compile', ...files, '--output', output], { runs });
    rows.push(
      row(
        `compile: ${size.jobs} jobs, ${size.models} dbt models`,
        taken.seconds,
        undefined,
        size.jobs === 200 ? '< 1 s' : '',
        taken.megabytes,
      ),
    );
    return taken;
  });
  rows.push({
    name: 'growth: 200 → 400 jobs, 2000 → 4000 dbt models',
    ratio: (whole.seconds / half.seconds).toFixed(2),
    aim: '≤ 2.1',
  });
  return rows;
}
