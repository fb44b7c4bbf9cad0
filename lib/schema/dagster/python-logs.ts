import * as z from 'zod';
import { freeMap, textList } from './blocks/scalars';
import { nullableKey, strictMap } from './key';

const levels = z.enum(['CRITICAL', 'FATAL', 'ERROR', 'WARN', 'WARNING', 'INFO', 'DEBUG', 'NOTSET']);

/** `pythonLogs`: which Python logs become Dagster logs. */
export const pythonLogsSchema = strictMap(() => ({
  pythonLogLevel: nullableKey(levels, 'Least severe level that is kept'),
  managedPythonLoggers: nullableKey(textList, 'Python loggers that Dagster takes over'),
  dagsterHandlerConfig: nullableKey(freeMap, 'Handlers and formatters for all Dagster logs'),
}));
