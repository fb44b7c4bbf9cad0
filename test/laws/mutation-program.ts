import { checkMutations } from './mutation-law';
import { SampleInputs } from './sample-inputs';

/** Runs the law of mutations in a process of its own: SEED RUNS in, `{ failure, megabytes }` out. */
const [seed, runs] = process.argv.slice(2).map(Number);
const inputs = new SampleInputs();
try {
  const { failed, counterexample, errorInstance } = checkMutations(inputs.all, { seed: seed ?? 1, runs: runs ?? 100 });
  const failure = failed ? { counterexample, reason: String(errorInstance) } : undefined;
  const megabytes = Math.ceil(process.resourceUsage().maxRSS / 1024);
  process.stdout.write(JSON.stringify({ failure, megabytes }));
} finally {
  inputs.delete();
}
