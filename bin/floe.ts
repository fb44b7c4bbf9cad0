import { runFloe } from '../lib/cli/floe';

void runFloe(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
