import { collectionFunctions } from './collection-functions';
import type { TemplateFunctions } from './function-table';
import { logicFunctions } from './logic-functions';
import { TemplateFault } from './syntax';
import { textFunctions } from './text-functions';

const functions: TemplateFunctions = { ...logicFunctions, ...textFunctions, ...collectionFunctions };

/** Calls a function of Go templates or of Helm. Throws a TemplateFault for one that is not supported. */
export function callFunction(name: string, args: readonly unknown[], special: TemplateFunctions): unknown {
  const own = Object.hasOwn(special, name) ? special[name] : undefined;
  const known = own ?? (Object.hasOwn(functions, name) ? functions[name] : undefined);
  if (known === undefined) throw new TemplateFault(`the function "${name}" is not supported`);
  return known(args);
}
