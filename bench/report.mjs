/** A result as a row of the table that is printed; what could not be measured says why. */
export function tableRow({ name, ours, theirs, other, growth, aim, skipped }) {
  const ratio = ours !== undefined && theirs !== undefined ? ours.seconds / theirs.seconds : growth;
  return {
    name,
    floe: seconds(ours),
    other: theirs === undefined ? '' : `${seconds(theirs)} (${other})`,
    ratio: skipped === undefined ? (ratio?.toFixed(2) ?? '') : `skipped, because ${skipped}`,
    aim: typeof aim === 'number' ? `≤ ${aim}` : (aim ?? ''),
    memory: ours?.megabytes === undefined ? '' : `${Math.round(ours.megabytes)} MB`,
  };
}

function seconds(measured) {
  return measured === undefined ? '' : `${measured.seconds.toFixed(measured.seconds < 1 ? 3 : 2)} s`;
}

/** docs/performance.md: how it is measured, on what, the table, the picture. */
export function documentText({ machine, rows }) {
  const columns = ['name', 'floe', 'other', 'ratio', 'aim', 'memory'];
  const table = rows.map(tableRow).map((row) => `| ${columns.map((column) => row[column]).join(' | ')} |`);
  const { processor, cores, memory, system, node, helm, dyff } = machine;
  return `# Performance

Written by \`npm run bench -- --write docs\`; one run, all programs in turn on the same machine: the best time of several,
from the start of the process to its end. \`FLOE_DAGSTER_CHART\` names a folder with the official chart for the rows that
compare with it. The ratio is floe's time by the other's: below 1, floe is faster. Memory is the peak of the whole
process.

The machine: ${processor}, ${cores} cores, ${memory} of memory, ${system}; Node.js ${node}, Helm ${helm}, dyff ${dyff}.

| what | floe | the other | ratio | aim | memory of floe |
|---|---|---|---|---|---|
${table.join('\n')}

![Time by size of the input](performance.svg)

The same numbers for programs: [performance.json](performance.json).
`;
}
