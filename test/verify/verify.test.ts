import { verifyManifests } from '../../lib/verify/verify';
import { context, inShort, sampleEnvironment } from './sample-environment';

test('finds nothing in a sound environment', () => {
  expect(verifyManifests(sampleEnvironment(), context).map((finding) => [inShort(finding), finding.message])).toEqual([]);
});
