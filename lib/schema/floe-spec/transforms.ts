import * as z from 'zod';
import { orNull, section, text } from '../scalars';

/** A step that transforms data (schema section 2.1). */
export const transformSchema = section(() => ({
  type: z.literal('dbt').describe('Kind of transform; only dbt exists'),
  path: text().describe('Folder of the project, relative to floe.yaml'),
  target: orNull(text()).describe('Target of the project'),
}));
/** A transform. */
export type Transform = z.infer<typeof transformSchema>;
