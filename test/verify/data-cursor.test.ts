import { DataCursor } from '../../lib/verify/data-cursor';

test('knows the path of what it reads, also of what is not there', () => {
  const root = DataCursor.root({ spec: { list: [{ a: 1 }] } });
  expect(root.at('spec', 'list').items()[0]?.get('a').place).toEqual({ path: ['spec', 'list', 0, 'a'] });
  expect(root.at('spec', 'none', 'deeper').place).toEqual({ path: ['spec', 'none', 'deeper'] });
});

test('splits its path where a text holds a document', () => {
  const text = DataCursor.root({ data: { 'dagster.yaml': '...' } }).at('data', 'dagster.yaml');
  const inner = text.document({ run_launcher: { config: {} } }).at('run_launcher', 'config');
  expect(inner.place).toEqual({ path: ['data', 'dagster.yaml'], inner: ['run_launcher', 'config'] });
  expect(text.document([]).place).toEqual({ path: ['data', 'dagster.yaml'], inner: [] });
});

test('finds a field in either spelling in a document, under the key that is written there', () => {
  const document = DataCursor.root('').document({ volume_mounts: 1, envFrom: 2 });
  expect(document.get('volumeMounts').place.inner).toEqual(['volume_mounts']);
  expect(document.raw('envFrom')).toBe(2);
  expect(document.get('initContainers').place.inner).toEqual(['initContainers']);
  expect(DataCursor.root({ volume_mounts: 1 }).has('volumeMounts')).toBe(false);
});

test('reads nothing from values of the wrong type', () => {
  const root = DataCursor.root({ list: 'text', map: [], text: 1, nothing: null, empty: '' });
  expect(root.itemsOf('list')).toEqual([]);
  expect(root.get('map').entries()).toEqual([]);
  expect([root.textOf('text'), root.textOf('empty')]).toEqual([undefined, undefined]);
  expect([root.has('nothing'), root.has('empty'), root.get('nothing').get('x').present]).toEqual([false, true, false]);
});
