// Ends a run of the conformance tests with one table: what was proved, what was skipped, and why.
const { basename } = require('node:path');

const reason = /: skipped, because ([\s\S]*)$/;

/**
 * The rows of the table, in the order of files: `{ outcome, proof, tests, why }`. A proof is a file, or what its outermost
 * `describe` names; tests of one proof that are skipped for different reasons are rows of their own.
 */
function proofRows(testResults) {
  return [...testResults]
    .sort((one, other) => (one.testFilePath < other.testFilePath ? -1 : 1))
    .flatMap(({ testFilePath, testResults: tests, testExecError, failureMessage }) => {
      const file = basename(testFilePath)
        .replace(/\.test\.ts$/, '')
        .replaceAll('-', ' ');
      if (testExecError || (tests.length === 0 && failureMessage)) {
        return [{ outcome: 'FAILED', proof: file, tests: 0, why: 'the file cannot be run' }];
      }
      return rowsOf(file, tests);
    });
}

function rowsOf(file, tests) {
  const rows = new Map();
  for (const { ancestorTitles, title, status } of tests) {
    const [suite] = ancestorTitles;
    const proof = suite === undefined ? file : `${file}: ${suite.replace(reason, '')}`;
    const skipped = status !== 'passed' && status !== 'failed';
    const why = skipped ? ([...ancestorTitles, title].map((one) => reason.exec(one)?.[1]).find(Boolean) ?? '') : '';
    const key = JSON.stringify([proof, skipped, why]);
    const row = rows.get(key) ?? { outcome: skipped ? 'skipped' : 'ran', proof, tests: 0, failed: 0, why };
    row.tests += 1;
    if (status === 'failed') row.failed += 1;
    rows.set(key, row);
  }
  return [...rows.values()].map(({ failed, ...row }) =>
    failed === 0 ? row : { ...row, outcome: 'FAILED', why: `${failed} of ${row.tests} tests` },
  );
}

/** The table as text, with a closing line of counts. */
function proofTable(rows) {
  const width = (key) => Math.max(key.length, ...rows.map((row) => String(row[key]).length));
  const [outcome, proof, tests] = ['outcome', 'proof', 'tests'].map(width);
  const line = (row) =>
    [row.outcome.padEnd(outcome), row.proof.padEnd(proof), String(row.tests).padStart(tests), row.why]
      .join('  ')
      .trimEnd();
  const sum = (wanted) => rows.filter((row) => row.outcome === wanted).length;
  return [
    line({ outcome: 'outcome', proof: 'proof', tests: 'tests', why: 'why' }),
    ...rows.map(line),
    `proofs: ${sum('ran')} passed, ${sum('FAILED')} failed, ${sum('skipped')} skipped`,
  ].join('\n');
}

/** The reporter that jest calls. A test that is skipped without a reason fails the run. */
class ProofReporter {
  #isPartial;
  #silent = [];

  constructor(globalConfig) {
    // Tests that a pattern leaves out are not skipped: they were not asked for.
    this.#isPartial = Boolean(globalConfig.testNamePattern);
  }

  onRunComplete(_, { testResults }) {
    const rows = proofRows(testResults);
    const told = this.#isPartial ? rows.filter(({ outcome, why }) => outcome !== 'skipped' || why !== '') : rows;
    this.#silent = told.filter(({ outcome, why }) => outcome === 'skipped' && why === '');
    process.stdout.write(`\n${proofTable(told)}\n`);
  }

  getLastError() {
    if (this.#silent.length === 0) return undefined;
    return new Error(`skipped without a reason: ${this.#silent.map(({ proof }) => proof).join(', ')}`);
  }
}

module.exports = ProofReporter;
module.exports.proofRows = proofRows;
module.exports.proofTable = proofTable;
