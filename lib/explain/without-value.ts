import { shortForms, shortFormsBelow } from '../derive/short-forms';
import { isRecord } from '../documents/is-record';
import type { Tiers } from '../environment/tiers';

type Map = Readonly<Record<string, unknown>>;

const section = 'dagster-user-deployments';

/** The tiers as if no values file said anything at or below a path of the chart's values, list elements by name. */
export function withoutValue(tiers: Tiers, names: readonly string[]): Tiers {
  const floe = <T extends Map>(values: T): T => withoutShortForms(withoutKeyed(values, names), names) as T;
  return {
    ...tiers,
    layers: tiers.layers.map((layer) => ({
      ...layer,
      floe: floe(layer.floe),
      dagster: withoutListed(without(layer.dagster, names), layer.dagster, names),
    })),
    floe: floe(tiers.floe),
  };
}

/** Code locations stay, each with its name alone where the whole of it is taken away. */
function withoutListed(stripped: Map, values: Map, names: readonly string[]): Map {
  const owner = values[section];
  if (!isRecord(owner) || !Array.isArray(owner['deployments']) || !leadsTo(names)) return stripped;
  const [, , location, field] = names;
  const deployments = owner['deployments'].map((entry: unknown) => {
    if (!isRecord(entry) || (location !== undefined && entry['name'] !== location)) return entry;
    return field === undefined ? { name: entry['name'] } : without(entry, [field]);
  });
  const kept = isRecord(stripped[section]) ? stripped[section] : {};
  return { ...stripped, [section]: { ...kept, deployments } };
}

function withoutKeyed(floe: Map, names: readonly string[]): Map {
  const keyed = floe['codeLocations'];
  if (!isRecord(keyed) || !leadsTo(names)) return floe;
  const [, , location, field] = names;
  const fields = field === 'dagsterApiGrpcArgs' ? [field, 'args'] : [field];
  const codeLocations = Object.entries(keyed).map(([name, entry]) => {
    if (!isRecord(entry) || (location !== undefined && name !== location)) return [name, entry];
    if (field === undefined) return [name, {}];
    return [name, fields.reduce<Map>((rest, key) => without(rest, [key ?? '']), entry)];
  });
  return { ...floe, codeLocations: Object.fromEntries(codeLocations) };
}

/** True for a path to the code locations, to a part of them, or to what holds them. */
function leadsTo(names: readonly string[]): boolean {
  return [section, 'deployments'].every((part, at) => names[at] === undefined || names[at] === part);
}

function withoutShortForms(floe: Map, names: readonly string[]): Map {
  const forms = [...shortForms(names), ...shortFormsBelow(names)];
  return forms.reduce<Map>((rest, form) => without(rest, form.map(String)), floe);
}

/** A copy without what stands at a path. */
function without(values: Map, [key, ...rest]: readonly string[]): Map {
  if (key === undefined) return {};
  if (!Object.hasOwn(values, key)) return values;
  const { [key]: value, ...others } = values;
  if (rest.length === 0) return others;
  return isRecord(value) ? { ...values, [key]: without(value, rest) } : others;
}
