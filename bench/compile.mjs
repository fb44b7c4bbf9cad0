import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { measure } from './measure.mjs';
import { floe } from './tools.mjs';
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

/** `floe validate` of one file against Node.js with the same libraries; `floe compile`, and its growth. */
export function run(folder) {
  const runs = 9;
  const { resolve } = createRequire(import.meta.url);
  const load = ['zod', 'yaml'].map((name) => `require(${JSON.stringify(resolve(name))});`).join('');
  const validate = {
    name: 'validate: one platform.yaml',
    ours: measure([...floe, 'validate', platform], { runs }),
    other: 'Node.js that loads zod and yaml',
    theirs: measure([process.execPath, '-e', load], { runs }),
    aim: 1.5,
  };
  const sizes = [
    { jobs: 200, models: 2000 },
    { jobs: 400, models: 4000 },
  ];
  const taken = sizes.map((size) => {
    const pipeline = join(folder, `pipeline-${size.jobs}`);
    writePipeline(pipeline, size);
    const output = join(pipeline, '.floe/compiled_artifacts.json');
    const files = ['--floe-yaml', join(pipeline, 'floe.yaml'), '--platform-yaml', platform];
    return measure([...floe, 'compile', ...files, '--output', output], { runs });
  });
  const rows = sizes.map(({ jobs, models }, index) => ({
    name: `compile: ${jobs} jobs, ${models} dbt models`,
    ours: taken[index],
    ...(jobs === 200 ? { aim: '< 1 s' } : {}),
  }));
  const [half, whole] = taken;
  const growth = { name: 'compile: twice the jobs and models', growth: whole.seconds / half.seconds, aim: 2.1 };
  return { rows: [validate, ...rows, growth], lines: [] };
}
