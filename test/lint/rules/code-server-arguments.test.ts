import { at, lint, locations, objectNamed, outline, rendered } from '../values-of';

test('with both lists the older command is rendered', () => {
  const server = objectNamed(rendered(locations('codeServerArgs: [-m, other]')), 'Deployment', '-orders');
  expect(at(server, 'spec', 'template', 'spec', 'containers', 0, 'args')).toContain('grpc');
});

test.each([
  [
    'codeServerArgs: [-m, code, --lazy-load-user-code]',
    '"dagster code-server start" has no option "--lazy-load-user-code"',
  ],
  ['dagsterApiGrpcArgs: [-m, code, "--startup-timeout=60"]', '"dagster api grpc" has no option "--startup-timeout"'],
  ['codeServerArgs: [-m, code, --fixed-server-id, a]', 'do not notice a redeploy of code location "orders"'],
])('finds %s', (list, sentence) => {
  const values = locations(list).replace('      dagsterApiGrpcArgs: [-m, code]\n', '');
  const [finding, ...more] = lint(values);
  expect(more).toEqual([]);
  expect(finding?.message).toContain(sentence);
});

test('is silent for arguments of the right command', () => {
  expect(outline(locations('').replace('[-m, code]', '[-m, code, --lazy-load-user-code, --log-level, debug]'))).toEqual(
    [],
  );
});
