import { measure } from './measure.mjs';
import { floe } from './tools.mjs';

/** The shortest command against Node.js alone: what is above 1 is ours. */
export function run() {
  const runs = 15;
  const row = {
    name: 'start: floe --version',
    ours: measure([...floe, '--version'], { runs }),
    other: 'node -e 0',
    theirs: measure([process.execPath, '-e', '0'], { runs }),
  };
  return { rows: [row], lines: [] };
}
