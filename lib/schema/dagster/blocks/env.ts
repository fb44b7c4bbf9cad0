import * as z from 'zod';
import { key, nullableKey, requiredKey, strictMap } from '../key';
import { flag, freeMap, text, textMap } from './scalars';

const envVar = strictMap(() => ({
  name: requiredKey(text, 'Name of the environment variable'),
  value: nullableKey(text, 'Its value, as text'),
  valueFrom: nullableKey(freeMap, 'Where the value comes from: a Secret, a ConfigMap, a field of the pod'),
}));

/** Environment variables of a container in Kubernetes' list form. */
export const envList = z.array(envVar);

/** Environment variables as a list (set on the container) or as a map (put into a ConfigMap). */
export const env = z.union([textMap, envList]);

const source = strictMap(() => ({
  name: key(z.nullable(text), 'Name of the ConfigMap or Secret'),
  optional: nullableKey(flag, 'Lets the pod start when the object is missing'),
}));

/** ConfigMaps or Secrets whose entries all become environment variables. */
export const envSources = z.array(source);

/** Text, or the name of the environment variable that the running process reads it from. */
export const envReference = strictMap(() => ({
  env: requiredKey(text, 'Environment variable of the running process that holds the value'),
}));
