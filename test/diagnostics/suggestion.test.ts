import { suggest } from '../../lib/diagnostics/suggestion';

test.each([
  ['a swapped pair of letters', 'regoin', ['region', 'bucket'], 'region'],
  ['a letter too few', 'buckt', ['region', 'bucket'], 'bucket'],
  ['a letter too many', 'endpointt', ['endpoint'], 'endpoint'],
  ['another letter case', 'secretRef', ['secret_ref'], 'secret_ref'],
  ['hyphens for underscores', 'path-style-access', ['path_style_access'], 'path_style_access'],
  ['an abbreviation', 'WARN', ['INFO', 'WARNING'], 'WARNING'],
  ['a missing first part', 'tls_version', ['enabled', 'min_tls_version'], 'min_tls_version'],
  ['several slips in a long name', 'credntals', ['credentials'], 'credentials'],
])('finds the name behind %s', (_, wrong, candidates, expected) => {
  expect(suggest(wrong, candidates)).toBe(expected);
});

test.each([
  ['nothing is alike', 'replicas', ['region', 'bucket']],
  ['short names differ in one letter', 'ab', ['ac']],
  ['there are no candidates', 'region', []],
  ['the only candidate is the name itself', 'region', ['region']],
  ['a short beginning fits many names', 'se', ['secret_ref', 'security']],
])('suggests nothing when %s', (_, wrong, candidates) => {
  expect(suggest(wrong, candidates)).toBeUndefined();
});

test('prefers a difference of letter case over a slip', () => {
  expect(suggest('StoRage', ['stodage', 'storage'])).toBe('storage');
});

test('prefers a slip over an abbreviation', () => {
  expect(suggest('metric', ['metrics_config', 'metrics'])).toBe('metrics');
});

test('takes the first of equals, so that the answer never varies', () => {
  expect(suggest('cat', ['bat', 'hat'])).toBe('bat');
});
