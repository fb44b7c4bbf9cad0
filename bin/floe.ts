import { runFloe } from '../lib/cli/floe';

// A reader that has seen enough, such as `head`, ends the output and is no fault.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

void runFloe(process.argv.slice(2)).then((status) => {
  process.exitCode = status;
});
