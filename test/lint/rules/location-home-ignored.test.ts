import { lint, locations, outline } from '../values-of';

const own = (home: string) => locations('').replace('  deployments', `  dagsterHome: ${home}\n  deployments`);

test('tells whose folder wins', () => {
  expect(lint(own('/srv/dagster'))[0]?.message).toBe(
    '"/srv/dagster" has no effect: code servers and their runs use global.dagsterHome, "/opt/dagster/dagster_home"',
  );
  expect(lint(`global: { dagsterHome: "" }\n${own('/srv/dagster')}`)[0]?.message).toBe(
    '"/srv/dagster" is the home of the code servers alone: their runs take global.dagsterHome, which is empty',
  );
});

test('is silent where both are the same', () => {
  expect(outline(own('/opt/dagster/dagster_home'))).toEqual([]);
  expect(outline(`global: { dagsterHome: /srv/dagster }\n${own('/srv/dagster')}`)).toEqual([]);
});
