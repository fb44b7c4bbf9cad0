import { exitStatus } from '../../lib/cli/exit-status';
import { explain } from '../../lib/cli/explain';
import { PlatformFolder } from '../synth/platform-folder';

let folder: PlatformFolder;
let printed: { out: string; err: string };
beforeEach(() => {
  folder = new PlatformFolder();
  printed = { out: '', err: '' };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.out += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed.err += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  folder.delete();
});

const run = (environment: string, path: string) => explain(environment, path, { root: folder.root, color: 'never' });

test('explain prints the chain to stdout and exits with 0', () => {
  expect(run('prod', 'release.name')).toBe(exitStatus.done);
  expect(printed).toEqual({
    out: expect.stringMatching(
      /^release\.name: "floe-dagster"\n {4}default .*\n {2}> platform\/values\.yaml:5 release\.name /,
    ),
    err: '',
  });
});

test('explain of an unknown path names the nearest one and exits with 1', () => {
  expect(run('prod', 'dagsterWebserver.replicaCont')).toBe(exitStatus.fault);
  expect(printed).toEqual({
    out: '',
    err: 'error: environment "prod" has no value "dagsterWebserver.replicaCont"; the nearest path is "dagster.dagsterWebserver.replicaCount"\n',
  });
});

test('explain of an unknown environment is wrong usage', () => {
  expect(run('prodd', 'release.name')).toBe(exitStatus.wrongUsage);
  expect(printed.err).toContain('did you mean "prod"?');
});

test('explain of an environment with a fault reports the fault and exits with 1', () => {
  folder.edit('platform/prod/values.yaml', 'replicaCount: 3', 'replicaCount: three');
  expect(run('prod', 'release.name')).toBe(exitStatus.fault);
  expect([printed.out, printed.err]).toEqual(['', expect.stringContaining('platform/prod/values.yaml:12')]);
});
