import { outline } from '../values-of';

const image = (fields: string) => `busybox: { image: { ${fields} } }\n`;

test.each(['stable', 'latest', '"1.36"', '"1.29.3"', '"1.36-musl"'])('finds the tag %s', (tag) => {
  expect(outline(image(`tag: ${tag}`)).filter((line) => line.includes('DAG014'))).toEqual([
    'warning DAG014 busybox.image.tag',
  ]);
});

test.each(['tag: "1.28.4"', 'tag: "1.27"', 'tag: "1.36-glibc"', 'repository: acme/dns-wait, tag: "2"'])(
  'is silent for %s',
  (fields) => {
    expect(outline(image(fields))).toEqual([]);
  },
);

test('is silent where nothing waits', () => {
  expect(outline(`${image('tag: stable')}dagster-user-deployments: { deployments: [] }\n`)).toEqual([]);
});
