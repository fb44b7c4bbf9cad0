import { goScalar } from '../../documents/scalar-dialect';
import { type Command, type Operand, type Pipeline, TemplateFault } from './syntax';
import type { Token } from './tokens';

/** Parses what stands in an action behind its keyword. */
export function parsePipeline(tokens: readonly Token[]): Pipeline {
  const [target, sign] = tokens;
  const assigns = target?.kind === 'variable' && sign?.kind === 'symbol' && (sign.text === ':=' || sign.text === '=');
  const commands = splitCommands(assigns ? tokens.slice(2) : tokens);
  if (!assigns) return { commands };
  return { assignedTo: { name: target.text, declares: sign.text === ':=' }, commands };
}

function splitCommands(tokens: readonly Token[]): Command[] {
  const commands: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (isSymbol(token, '(')) depth += 1;
    if (isSymbol(token, ')')) depth -= 1;
    if (depth === 0 && isSymbol(token, '|')) commands.push([]);
    else commands.at(-1)?.push(token);
  }
  return commands.map(parseCommand);
}

function parseCommand(tokens: readonly Token[]): Command {
  const operands: Operand[] = [];
  let at = 0;
  while (at < tokens.length) {
    const [operand, next] = parseOperand(tokens, at);
    operands.push(operand);
    at = next;
  }
  if (operands.length === 0) throw new TemplateFault('an action or a part of its pipeline is empty');
  return operands;
}

function parseOperand(tokens: readonly Token[], at: number): [Operand, number] {
  const token = tokens[at];
  if (token === undefined) throw new TemplateFault('an action ends too early');
  switch (token.kind) {
    case 'string':
      return [{ kind: 'literal', value: stringValue(token.text) }, at + 1];
    case 'number':
      return [{ kind: 'literal', value: numberValue(token.text) }, at + 1];
    case 'variable': {
      const [fields, next] = fieldsFrom(tokens, at + 1);
      return [{ kind: 'variable', name: token.text, fields }, next];
    }
    case 'field': {
      const [fields, next] = fieldsFrom(tokens, at + 1);
      return [{ kind: 'dot', fields: [token.text.slice(1), ...fields] }, next];
    }
    case 'word':
      return [wordOperand(token.text), at + 1];
    default:
      return symbolOperand(tokens, at);
  }
}

function symbolOperand(tokens: readonly Token[], at: number): [Operand, number] {
  const token = tokens[at];
  if (token !== undefined && isSymbol(token, '.')) return [{ kind: 'dot', fields: [] }, at + 1];
  if (token === undefined || !isSymbol(token, '(')) {
    throw new TemplateFault(`"${token?.text ?? ''}" stands where an argument is expected`);
  }
  let depth = 1;
  let end = at + 1;
  for (; end < tokens.length && depth > 0; end += 1) {
    const inner = tokens[end];
    if (inner !== undefined && isSymbol(inner, '(')) depth += 1;
    if (inner !== undefined && isSymbol(inner, ')')) depth -= 1;
  }
  if (depth > 0) throw new TemplateFault('a parenthesis is not closed');
  const [fields, next] = fieldsFrom(tokens, end);
  return [{ kind: 'group', pipeline: parsePipeline(tokens.slice(at + 1, end - 1)), fields }, next];
}

function fieldsFrom(tokens: readonly Token[], start: number): [string[], number] {
  const fields: string[] = [];
  let at = start;
  for (let token = tokens[at]; token?.kind === 'field' && !token.spaced; token = tokens[at]) {
    fields.push(token.text.slice(1));
    at += 1;
  }
  return [fields, at];
}

function wordOperand(word: string): Operand {
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' };
  return word === 'nil' ? { kind: 'literal', value: null } : { kind: 'function', name: word };
}

function stringValue(text: string): string {
  if (text.startsWith('`')) return text.slice(1, -1);
  try {
    return JSON.parse(text) as string;
  } catch {
    throw new TemplateFault(`the text ${text} holds an escape that is not supported`);
  }
}

function numberValue(text: string): number {
  const value = goScalar(text);
  if (typeof value !== 'number') throw new TemplateFault(`"${text}" is no number`);
  return value;
}

function isSymbol(token: Token, text: string): boolean {
  return token.kind === 'symbol' && token.text === text;
}
