import { isMap, type Values } from '../values/values';
import { printed } from './print';
import { TemplateFault } from './syntax';

/** The text of an argument, as functions of strings take it. */
export function textArgument(args: readonly unknown[], at: number): string {
  return printed(args.at(at));
}

/** An argument that must be a number; text is read as one. */
export function numberArgument(args: readonly unknown[], at: number): number {
  const value = Number(args.at(at) ?? 0);
  if (Number.isNaN(value)) throw new TemplateFault(`"${printed(args.at(at))}" is no number`);
  return value;
}

/** An argument that must be a list. */
export function listArgument(args: readonly unknown[], at: number): readonly unknown[] {
  const value = args.at(at);
  if (Array.isArray(value)) return value;
  throw new TemplateFault('a function is given something that is no list');
}

/** An argument that must be a map. */
export function mapArgument(args: readonly unknown[], at: number): Values {
  const value = args.at(at);
  if (isMap(value)) return value;
  throw new TemplateFault('a function is given something that is no map');
}
