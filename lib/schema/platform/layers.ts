import type * as z from 'zod';
import { layerNamespace, profileName } from '../patterns';
import { integer, orNull, section, text, textMap } from '../scalars';

/** A layer of the lakehouse: a namespace, where its files lie and which catalog knows it (schema section 3.4). */
export const layerConfigSchema = section(() => ({
  name: text({ min: 1, max: 100, pattern: profileName }).describe('Name of the layer'),
  description: text({ max: 500 }).default('').describe('What the layer is for'),
  storage_ref: text({ pattern: profileName }).describe('Storage profile that holds its files'),
  catalog_ref: text({ pattern: profileName }).default('default').describe('Catalog profile that knows its tables'),
  namespace: text({ min: 1, max: 255, pattern: layerNamespace }).describe(
    'Simple or nested namespace such as bronze or analytics.bronze, without the warehouse',
  ),
  retention_days: orNull(integer({ min: 1, max: 36500 })).describe(
    'Days to keep data; told to people, enforced by nothing',
  ),
  properties: textMap().describe('Further facts about the layer, such as its owner'),
}));
/** A layer with all defaults. */
export type LayerConfig = z.infer<typeof layerConfigSchema>;
