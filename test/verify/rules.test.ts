import { type VerifyCode, verifyCodes } from '../../lib/diagnostics/codes/verify-codes';
import { verifyManifests } from '../../lib/verify/verify';
import { contextOf, ruleFixtures } from './rule-fixtures';
import { changedEnvironment, inShort } from './sample-environment';

const fixtures = Object.entries(ruleFixtures).flatMap(([code, list]) =>
  list.map((fixture) => ({ code: code as VerifyCode, ...fixture })),
);

test.each(fixtures)('reports $what ($code)', (fixture) => {
  const findings = verifyManifests(changedEnvironment(fixture.fault, fixture.add), contextOf(fixture));
  expect(findings.map(inShort)).toEqual(fixture.finds);
  expect(fixture.finds[0]).toContain(fixture.code);
});

test.each(fixtures)('says nothing of the sound neighbour of $what ($code)', (fixture) => {
  const findings = verifyManifests(changedEnvironment(fixture.sound, fixture.addSound), contextOf(fixture));
  expect(findings.map((finding) => [inShort(finding), finding.message])).toEqual([]);
});

test('writes findings as sentences in lower case without a full stop', () => {
  for (const fixture of fixtures) {
    for (const { message, fix } of verifyManifests(
      changedEnvironment(fixture.fault, fixture.add),
      contextOf(fixture),
    )) {
      expect(message).toMatch(/^(?!The |A |An )\S.*[^.\s]$/s);
      if (fix !== undefined) expect(fix).toMatch(/^[^A-Z].*[^.\s]$/s);
    }
  }
});

test('has one code, and one meaning, for each rule', () => {
  expect(Object.keys(verifyCodes)).toEqual([...Object.keys(verifyCodes)].sort());
  expect(new Set(Object.values(verifyCodes)).size).toBe(Object.keys(verifyCodes).length);
});
