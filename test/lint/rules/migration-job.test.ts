import { objectNamed, outline, rendered } from '../values-of';

test('the Job has one name for all versions, so that a second one collides with it', () => {
  const names = ['1.12.17', '1.13.0'].map((tag) => {
    const values = `migrate: { enabled: true }\ndagsterWebserver: { image: { tag: "${tag}" } }\n`;
    return objectNamed(rendered(values), 'Job', '-instance-migrate')?.metadata.name;
  });
  expect(names[0]).toBeDefined();
  expect(names[0]).toBe(names[1]);
});

test('finds the switch', () => {
  expect(outline('migrate: { enabled: true }\n')).toEqual(['warning DAG029 migrate.enabled']);
  expect(outline('migrate: { enabled: false }\n')).toEqual([]);
});
