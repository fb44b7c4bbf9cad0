const Reporter = require('./proof-reporter');

const passed = (title: string, ...ancestorTitles: string[]) => ({ title, ancestorTitles, status: 'passed' });
const failed = (title: string, ...ancestorTitles: string[]) => ({ title, ancestorTitles, status: 'failed' });
const skipped = (title: string, ...ancestorTitles: string[]) => ({ title, ancestorTitles, status: 'pending' });
const file = (name: string, ...testResults: object[]) => ({ testFilePath: `/a/${name}.test.ts`, testResults });

const results = [
  file('yaml-readers', passed('reads', 'Go'), skipped('reads: skipped, because there is no Python', 'PyYAML')),
  file('full-disk', passed('leaves the old tree')),
  file('releases', failed('a', 'Dagster'), passed('b', 'Dagster')),
  file('api-server', skipped('takes', 'a server: skipped, because Go is not installed')),
  { ...file('broken'), failureMessage: 'SyntaxError' },
];

function answerOf(tests: object[], globalConfig: object = {}) {
  const reporter = new Reporter(globalConfig);
  const print = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  reporter.onRunComplete(undefined, { testResults: tests });
  const text = print.mock.calls.join('');
  print.mockRestore();
  return { text, error: reporter.getLastError()?.message };
}

test('the report of the proofs says of each whether it ran, failed or was skipped, and why', () => {
  expect(Reporter.proofTable(Reporter.proofRows(results))).toBe(`outcome  proof                 tests  why
skipped  api server: a server      1  Go is not installed
FAILED   broken                    0  the file cannot be run
ran      full disk                 1
FAILED   releases: Dagster         2  1 of 2 tests
ran      yaml readers: Go          1
skipped  yaml readers: PyYAML      1  there is no Python
proofs: 2 passed, 2 failed, 2 skipped`);
});

test('a proof that is skipped without a reason fails the run', () => {
  const silent = [file('full-disk', skipped('leaves the old tree'))];
  expect(answerOf(silent).error).toBe('skipped without a reason: full disk');
  expect(answerOf([...results.slice(0, 2)]).error).toBeUndefined();
});

test('tests that were not asked for are neither reported nor missed', () => {
  const { text, error } = answerOf([file('full-disk', skipped('leaves the old tree'))], { testNamePattern: 'other' });
  expect(error).toBeUndefined();
  expect(text).not.toContain('full disk');
});
