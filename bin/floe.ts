import { runFloe } from '../lib/cli/floe';
import { writeFault } from '../lib/diagnostics/write-faults';

let isCut = false;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, ends the output and is no fault.
    if (error.code === 'EPIPE' || isCut) return;
    isCut = true;
    process.exitCode = 1;
    if (stream === process.stdout) {
      process.stderr.write(`floe: the output cannot be written: ${writeFault(error.code ?? error.message)}\n`);
    }
  });
}

void runFloe(process.argv.slice(2)).then((status) => {
  process.exitCode = isCut ? status || 1 : status;
});
