import { errors, PlatformFolder } from './platform-folder';

let folder: PlatformFolder;
beforeEach(() => {
  folder = new PlatformFolder();
});
afterEach(() => folder.delete());

function addLocation(name: string): void {
  folder.edit(
    'platform/values.yaml',
    'codeLocations:\n',
    `codeLocations:\n  ${name}: { image: "a/b:1", port: 3030 }\n`,
  );
}

function faults(): string[] {
  return errors(folder.synthesize('dev').diagnostics);
}

test.each([
  ['My_Loc.One', 'my-loc-one'],
  ['-sales-', 'sales'],
  [`${'a'.repeat(43)}`, 'a'.repeat(42)],
  ['"größe"', 'gr-e'],
])('a name that no Service or container can have is one error, at the name: %s', (name, better) => {
  addLocation(name);
  const [fault, ...others] = folder.synthesize('dev').diagnostics.filter(({ severity }) => severity === 'error');
  expect(others).toEqual([]);
  expect(fault).toMatchObject({
    code: 'FLOE3011',
    message: expect.stringContaining('expected at most 42 lower-case letters, digits and "-"'),
    fix: `rename it, for example to ${better}`,
    range: { file: 'platform/values.yaml', column: 3 },
  });
});

test('the longest name that all objects can carry renders', () => {
  addLocation('a'.repeat(42));
  expect(faults()).toEqual([]);
});

test('where another release deploys the code locations, nothing waits for them and names may be longer', () => {
  addLocation('a'.repeat(63));
  folder.edit(
    'platform/values.yaml',
    'dagster:\n',
    'dagster:\n  dagster-user-deployments: { enableSubchart: false }\n',
  );
  expect(faults().filter((fault) => fault.includes('FLOE3011'))).toEqual([]);
});

test('the artifacts are to be renamed with their code location', () => {
  addLocation('Sales');
  folder.write('platform/dev/artifacts/Sales.json', folder.read('platform/dev/artifacts/customer-analytics.json'));
  expect(folder.synthesize('dev').diagnostics.find(({ code }) => code === 'FLOE3011')?.fix).toBe(
    'rename it, for example to sales, and platform/dev/artifacts/Sales.json with it',
  );
});
