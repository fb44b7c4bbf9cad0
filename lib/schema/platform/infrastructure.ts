import * as z from 'zod';
import { orNull, section, text, textMap } from '../scalars';
import { cloudSchema } from './cloud';
import { lifecycleSchema } from './lifecycle';
import { networkSchema } from './network';

/** Resources that a kind of pod requests and may use, and variables that go with them (schema section 3.6). */
export const resourceProfileSchema = section(() => ({
  requests: section(() => ({
    cpu: text().describe('CPU that is reserved, in quotes'),
    memory: text().describe('Memory that is reserved'),
  })).describe('What is reserved'),
  limits: section(() => ({
    cpu: text().describe('CPU that may be used, in quotes'),
    memory: text().describe('Memory that may be used'),
  })).describe('What may be used'),
  env: textMap().describe('Environment variables of such pods'),
}));
/** The resources of one kind of pod. */
export type ResourceProfile = z.infer<typeof resourceProfileSchema>;

/** The ground that the platform stands on (schema section 3.6). */
export const infrastructureSchema = section(() => ({
  timezone: text().default('UTC').describe('IANA time zone'),
  network: networkSchema.prefault({}).describe('Names, policies and ways in'),
  cloud: cloudSchema.prefault({}).describe('Cloud provider'),
  lifecycle: orNull(lifecycleSchema).describe('Cleaning up and quotas; an empty map turns all of it on'),
  resource_profiles: orNull(z.record(z.string(), resourceProfileSchema)).describe('Resources by kind of pod'),
}));
/** The infrastructure section with all defaults. */
export type Infrastructure = z.infer<typeof infrastructureSchema>;
