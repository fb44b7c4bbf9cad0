import { lint, locations, outline } from '../values-of';

const image = (fields: string) => locations('').replace(/image: .*/, `image: { ${fields} }`);

test('tells what becomes of "latest" and of no tag', () => {
  expect(lint(image('repository: acme/code, tag: latest'))[0]?.message).toBe(
    '"latest" is the image tag of code location "orders": a new image does not restart the server, while runs already use it',
  );
  expect(lint(image('repository: acme/code, tag: ~'))[0]?.message).toBe(
    'no image tag is set for code location "orders": the chart’s version, "1.12.17", takes its place',
  );
});

test.each([
  'repository: acme/code, tag: latest, digest: "sha256:abc"',
  'repository: docker.io/dagster/user-code-example',
  'repository: acme/code, tag: 1.10',
])('is silent for %s', (fields) => {
  expect(outline(image(fields))).toEqual([]);
});

test('finds "latest" on the images of the release, and no missing tag there', () => {
  expect(outline('dagsterDaemon: { image: { tag: latest } }\npostgresql: { image: { tag: latest } }\n')).toEqual([
    'warning DAG024 dagsterDaemon.image.tag',
    'warning DAG024 postgresql.image.tag',
  ]);
  expect(outline('dagsterWebserver: { image: { repository: acme/dagster } }\n')).toEqual([]);
});
