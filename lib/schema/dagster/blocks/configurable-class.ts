import type * as z from 'zod';
import { requiredKey, strictMap } from '../key';
import { freeMap, text } from './scalars';

/** A Python class of the user's that Dagster loads, with the settings it is made with. */
export const configurableClass = strictMap(() => ({
  module: requiredKey(text, 'Python module that holds the class'),
  class: requiredKey(text, 'Name of the class'),
  config: requiredKey(freeMap, 'Settings handed to the class'),
}));

/** The blocks of a section's `config`, by the `type` that needs them. */
export interface ConfigBlocks {
  /** The type when values name none. */
  readonly defaultType: string;
  /** The key under `config` for each type, where the chart has no defaults for that block. */
  readonly own: Readonly<Record<string, string>>;
  /** The same where it has: such a block is missing only when values set it to null. @default - none */
  readonly preset?: Readonly<Record<string, string>>;
}

interface TypedSection {
  readonly type?: unknown;
  readonly config?: unknown;
}

/**
 * Refuses a section whose `type` names an implementation and whose `config` lacks the block for it (chart JSON schema,
 * the `if`/`then` of each section). An issue is a zod custom issue with `params: {code, found, expected}`.
 */
export function requireConfigOf<T extends z.ZodType>(section: T, { defaultType, own, preset = {} }: ConfigBlocks): T {
  let checked = section;
  for (const [type, block] of Object.entries({ ...own, ...preset })) {
    const lacks = (value: unknown): boolean => {
      if (typeof value !== 'object' || value === null) return false;
      const { type: chosen = defaultType, config = {} } = value as TypedSection;
      if (chosen !== type || typeof config !== 'object' || config === null) return false;
      const found = (config as Record<string, unknown>)[block];
      return found === null || (found === undefined && Object.hasOwn(own, type));
    };
    checked = checked.refine((value) => !lacks(value), {
      path: ['config', block],
      params: { code: 'required', expected: `the settings of ${type}` },
      // Runs beside other faults of the section, so that all of them come in one run.
      when: () => true,
    });
  }
  return checked;
}
