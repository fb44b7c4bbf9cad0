import { parseYamlDocuments } from '../../lib/documents/yaml-document';

const parse = (text: string) => parseYamlDocuments({ file: 'f.yaml', text, consumer: 'go' });

test('gives each document with its own data and places in the one text', () => {
  const { documents, diagnostics } = parse('---\na: 1\n---\n---\nb:\n  c: x\n');
  expect(diagnostics).toEqual([]);
  expect(documents.map(({ data }) => data)).toEqual([{ a: 1 }, { b: { c: 'x' } }]);
  expect(documents[1]?.rangeOfValue(['b', 'c'])).toMatchObject({ file: 'f.yaml', line: 6, column: 6 });
});

test('leaves out a faulty document and keeps the others', () => {
  const { documents, diagnostics } = parse('a: 1\na: 2\n---\nb: 1\n');
  expect(documents.map(({ data }) => data)).toEqual([{ b: 1 }]);
  expect(diagnostics.map(({ range }) => range?.line)).toEqual([2]);
});

test('reports text that is no YAML once', () => {
  const { documents, diagnostics } = parse('a: [\n');
  expect([documents, diagnostics.map(({ code }) => code)]).toEqual([[], ['FLOE1006']]);
});
