import { dagsterEnvironment } from '../dagster/dagster-environment';
import { floeCore, floeCoreRequirements } from '../floe-models/floe-models';

const { folder } = floeCore();

/** The Python of the images: with Dagster, and what floe's runtime needs where that is at hand. */
export const podEnvironment = () => dagsterEnvironment(folder === undefined ? [] : floeCoreRequirements);

/** Variables of the code locations' images: floe's runtime is in them where it is at hand. */
export const imageVariables: Readonly<Record<string, string>> = {
  PYTHONDONTWRITEBYTECODE: '1',
  ...(folder === undefined ? {} : { PYTHONPATH: folder }),
};
