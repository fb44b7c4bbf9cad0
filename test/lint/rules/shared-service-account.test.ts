import { lint, locations, outline } from '../values-of';

const annotated = (...entries: string[]) =>
  locations(...entries).replace(
    '  deployments',
    '  serviceAccount: { annotations: { iam.gke.io/gcp-service-account: a@b.iam.gserviceaccount.com } }\n  deployments',
  );

test('tells how many share the identity', () => {
  expect(lint(annotated('', ''))[0]?.message).toBe(
    'all 2 code locations and all runs get the rights of this identity: they share one ServiceAccount',
  );
});

test('is silent for a single code location, and for other annotations', () => {
  expect(outline(annotated(''))).toEqual([]);
  expect(outline(annotated('', '').replace('iam.gke.io/gcp-service-account', 'acme.example/owner'))).toEqual([]);
});

test('with a global account the annotations of the main chart count', () => {
  const global =
    'global: { serviceAccountName: dagster }\nserviceAccount: { annotations: { eks.amazonaws.com/role-arn: x } }\n';
  const [finding] = lint(global + locations('', ''));
  expect(finding?.path).toEqual(['serviceAccount', 'annotations', 'eks.amazonaws.com/role-arn']);
  expect(finding?.message).toContain('code locations, webserver and daemon');
  expect(outline(`${global.split('\n')[1]}\n${locations('', '')}`)).toEqual([]);
});
