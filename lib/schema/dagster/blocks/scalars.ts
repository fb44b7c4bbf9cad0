import * as z from 'zod';

/*
 * Building blocks that many keys share: a schema costs start-up time, so each of these is built once.
 */

/** A string; a number or switch in its place is a fault, as in the chart's schema. */
export const text = z.string();
/** true or false. */
export const flag = z.boolean();
/** A number without a fraction. */
export const whole = z.int();
/** A list of strings. */
export const textList = z.array(text);

/** Text by name: environment variables, annotations, node selectors. */
export const textMap = z.record(text, text);

/** Labels, which the chart leaves to the schema of Kubernetes: text or null. */
export const labelMap = z.record(text, z.nullable(text));

/** A map whose keys are the user's: passed through whole and judged on the finished objects. */
export const freeMap = z.record(text, z.unknown());

/** A list of maps that are passed through whole. */
export const freeMapList = z.array(freeMap);

/** Environment variables by name where no schema speaks and the template quotes whatever it finds. */
export const scalarMap = z.record(text, z.union([text, z.number(), flag]));

/** A port by number or by name. */
export const portReference = z.union([whole, text]);

/** Objects of the user's own: a list, or a map whose keys say nothing (the templates range over either). */
export const extraManifests = z.union([freeMapList, z.record(text, freeMap)]);
