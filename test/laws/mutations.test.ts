import { checkMutations } from './mutation-law';
import { SampleInputs } from './sample-inputs';

/** The seed of a run that failed, to run it again. */
const seed = Number(process.env['FLOE_TEST_SEED'] ?? 1);

test('a sample input that is changed anywhere, in any way, gives valid output or located findings', () => {
  const inputs = new SampleInputs();
  try {
    const { failed, counterexample, errorInstance } = checkMutations(inputs.all, { seed, runs: 100 });
    expect([failed, counterexample, errorInstance]).toEqual([false, null, null]);
  } finally {
    inputs.delete();
  }
});
