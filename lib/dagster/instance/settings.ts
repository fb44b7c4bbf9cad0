import { refuse } from '../refusal';
import type { Block } from '../values/block';

/**
 * The fields of `dagster.yaml` whose setting is truthy: 0, false and "" count as unset, as in the chart.
 *
 * Maps and lists are copied, so that `{env: NAME}` works wherever Dagster takes it. Text stays text.
 */
export function plainFields(settings: Block, keys: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(keys)
      .filter(([, key]) => settings.truthy(key))
      .map(([field, key]) => [field, settings.copy(key)]),
  );
}

/** The same for settings that are numbers or switches: text is read as YAML reads it, so that "5" is 5. */
export function typedFields(settings: Block, keys: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(keys)
      .filter(([, key]) => settings.truthy(key))
      .map(([field, key]) => [field, settings.retyped(key)]),
  );
}

/** A class of the user's own: where it is and what it is given. */
export function customClass(settings: Block): unknown {
  return { module: settings.quoted('module'), class: settings.quoted('class'), config: settings.copy('config') };
}

/** Text or `{env: NAME}`; anything else, such as a number, is written as nothing. */
export function stringSource(settings: Block, key: string): unknown {
  const value = settings.get(key);
  if (typeof value === 'string') return value;
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? settings.copy(key) : null;
}

/** The `stringSource` fields whose setting is truthy. */
export function stringSources(settings: Block, keys: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(keys)
      .filter(([, key]) => settings.truthy(key))
      .map(([field, key]) => [field, stringSource(settings, key)]),
  );
}

/** Null or `true`/`false`: other values cannot be compared with a boolean. */
export function optionalBoolean(settings: Block, key: string): boolean | undefined {
  const value = settings.get(key);
  if (typeof value === 'boolean') return value;
  if (value === undefined || value === null) return undefined;
  return refuse({ code: 'wrong-type', message: 'expected true or false', path: settings.pathOf(key) });
}
