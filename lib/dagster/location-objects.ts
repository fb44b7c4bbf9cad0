import type { Manifest } from '../manifest';
import { userAccessObjects } from './access';
import type { Attempts } from './attempts';
import type { Chart } from './chart';
import { dagsterHome, locationDeployment } from './code-location';
import { refuseDuplicates } from './collisions';
import type { Checksums } from './config-checksums';
import { extraManifests } from './extra-manifests';
import { locationEnvConfigMap, sharedLocationEnvConfigMap } from './location-env';
import { locationService } from './services';

/** The objects of the subchart for code locations; `checksums` are annotations for the pods of each. */
export function locationObjects(chart: Chart, attempts: Attempts, checksums: Checksums): Manifest[] {
  const locations = attempts.list(() => chart.values.blocks('deployments'));
  attempts.value(() => refuseDuplicates(locations, 'duplicate-location'));
  return [
    ...attempts.list(() => userAccessObjects(chart, locations)),
    ...attempts.one(() => sharedLocationEnvConfigMap(chart, dagsterHome(chart))),
    ...locations.flatMap((location) => [
      ...attempts.list(() => [
        locationEnvConfigMap(chart, location),
        locationService(chart, location),
        locationDeployment(chart, location, checksums),
      ]),
    ]),
    ...extraManifests(chart, attempts),
  ];
}
