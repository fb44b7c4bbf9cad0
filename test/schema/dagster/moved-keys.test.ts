import { dagsterValuesSchema } from '../../../lib/schema/dagster/dagster-values';
import { knownPlaces } from '../../../lib/schema/dagster/known-keys';
import { movedKeys, otherNames } from '../../../lib/schema/dagster/moved-keys';
import { schemasAt } from '../../../lib/schema/dagster/schema-shape';
import { dataPath } from './value-at';

const isKnown = (path: string) => schemasAt(dagsterValuesSchema, dataPath(path)).length > 0;

describe('movedKeys', () => {
  it('lists no key that the chart knows', () => {
    expect(movedKeys.map(({ from }) => from).filter(isKnown)).toEqual([]);
  });

  it('leads only to places that the chart knows', () => {
    expect(movedKeys.map(({ to }) => to).filter((to) => !isKnown(to))).toEqual([]);
  });

  it('lists each key once', () => {
    const keys = movedKeys.map(({ from }) => from);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('otherNames', () => {
  it('gives only names that some map of the chart has', () => {
    const names = new Set(knownPlaces(dagsterValuesSchema).map(({ path }) => path.at(-1)));
    expect(
      Object.values(otherNames)
        .flat()
        .filter((name) => !names.has(name)),
    ).toEqual([]);
  });
});
