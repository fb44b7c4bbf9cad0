// Runs a floe command on a small example and keeps what V8 compiled on the way: code-cache.mjs LAUNCHER ARGUMENT...
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [node, , launcher, ...example] = process.argv;

process.stdout.write = () => true;
process.stderr.write = () => true;
process.argv = [node, launcher, ...example];
const { scripts } = createRequire(import.meta.url)(launcher);
process.on('exit', (status) => {
  // Findings in the example are no fault of the build; a fault of the program's own is.
  process.exitCode = status === 3 ? 3 : 0;
  for (const [cacheFile, script] of scripts) writeFileSync(cacheFile, script.createCachedData());
});
