import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlatformFolder } from './platform-folder';

export const adrFixtures = join(__dirname, 'fixtures/adr');

/** The ADR's R15 and R16 examples, verbatim, as the one environment `prod` over the samples' base values. */
export class AdrFolder extends PlatformFolder {
  constructor() {
    super();
    for (const environment of ['local', 'dev', 'prod']) this.remove(`platform/${environment}`);
    for (const file of ['platform.yaml', 'values.yaml']) {
      this.write(`platform/prod/${file}`, readFileSync(join(adrFixtures, file)));
    }
  }
}
