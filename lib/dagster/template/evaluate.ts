import { isTruthy } from '../values/go-value';
import { isMap, ownValue } from '../values/values';
import { checkCount, TemplateBudget } from './budget';
import type { TemplateFunctions } from './function-table';
import { callFunction } from './functions';
import { parseTemplate } from './parse';
import { printed } from './print';
import { Fields } from './scope';
import { type Command, type Node, type Operand, type Pipeline, TemplateFault } from './syntax';

/** The templates that `include` and `template` know. */
export type NamedTemplates = (name: string, dot: unknown) => string;

/** Executes a Go template. Throws a TemplateFault where it is wrong or uses what is not supported. */
export function evaluateTemplate(template: string, dot: unknown, named: NamedTemplates): string {
  return evaluate(template, dot, named, new TemplateBudget());
}

function evaluate(template: string, dot: unknown, named: NamedTemplates, budget: TemplateBudget): string {
  const special: TemplateFunctions = {
    include: ([name, argument]) => named(printed(name), argument),
    tpl: ([text, argument]) => budget.inside(() => evaluate(printed(text), argument, named, budget)),
  };
  return new Evaluation(special, named, budget).run(parseTemplate(template), dot, new Map([['$', dot]]));
}

type Variables = Map<string, unknown>;

class Evaluation {
  constructor(
    private readonly special: TemplateFunctions,
    private readonly named: NamedTemplates,
    private readonly budget: TemplateBudget,
  ) {}

  run(nodes: readonly Node[], dot: unknown, variables: Variables): string {
    return nodes.map((node) => this.node(node, dot, variables)).join('');
  }

  private node(node: Node, dot: unknown, variables: Variables): string {
    this.budget.step();
    switch (node.kind) {
      case 'text':
        return node.text;
      case 'action': {
        const value = this.pipeline(node.pipeline, dot, variables);
        return node.pipeline.assignedTo === undefined ? printed(value) : '';
      }
      case 'if': {
        const inner = nested(variables);
        const chosen = isTruthy(this.pipeline(node.condition, dot, inner)) ? node.body : node.otherwise;
        return this.run(chosen, dot, inner);
      }
      case 'with': {
        const inner = nested(variables);
        const subject = this.pipeline(node.subject, dot, inner);
        return isTruthy(subject) ? this.run(node.body, subject, inner) : this.run(node.otherwise, dot, inner);
      }
      case 'range':
        return this.range(node, dot, variables);
      case 'template':
        return this.named(node.name, node.argument && this.pipeline(node.argument, dot, variables));
    }
  }

  private range(node: Extract<Node, { kind: 'range' }>, dot: unknown, variables: Variables): string {
    const entries = entriesOf(this.pipeline(node.subject, dot, variables));
    if (entries.length === 0) return this.run(node.otherwise, dot, nested(variables));
    return entries
      .map(([key, value]) => {
        const inner = nested(variables);
        const [first, second] = node.variables;
        if (second !== undefined && first !== undefined) inner.set(first, key).set(second, value);
        else if (first !== undefined) inner.set(first, value);
        return this.run(node.body, value, inner);
      })
      .join('');
  }

  private pipeline(pipeline: Pipeline, dot: unknown, variables: Variables): unknown {
    let value: unknown;
    pipeline.commands.forEach((command, index) => {
      value = this.command(command, dot, variables, index === 0 ? [] : [value]);
    });
    const target = pipeline.assignedTo;
    if (target !== undefined) assign(variables, target.name, target.declares, value);
    return value;
  }

  private command(command: Command, dot: unknown, variables: Variables, piped: readonly unknown[]): unknown {
    const [head, ...rest] = command;
    if (head?.kind === 'function') {
      const args = rest.map((operand) => this.operand(operand, dot, variables));
      return this.budget.result(callFunction(head.name, [...args, ...piped], this.special));
    }
    if (head === undefined || rest.length > 0 || piped.length > 0) {
      throw new TemplateFault('a value is given arguments, as only functions can be');
    }
    return this.operand(head, dot, variables);
  }

  private operand(operand: Operand, dot: unknown, variables: Variables): unknown {
    switch (operand.kind) {
      case 'literal':
        return operand.value;
      case 'dot':
        return fieldOf(dot, operand.fields);
      case 'variable':
        return fieldOf(lookup(variables, operand.name), operand.fields);
      case 'group':
        return fieldOf(this.pipeline(operand.pipeline, dot, variables), operand.fields);
      case 'function':
        return callFunction(operand.name, [], this.special);
    }
  }
}

function fieldOf(value: unknown, fields: readonly string[]): unknown {
  let current = value;
  for (const field of fields) {
    if (current instanceof Fields) current = current.field(field);
    else if (isMap(current)) current = ownValue(current, field);
    else {
      const what = current === undefined || current === null ? 'nothing' : 'something that is no map';
      throw new TemplateFault(`".${field}" is read of ${what}`);
    }
  }
  return current;
}

/** A block sees the variables around it, assigns to them, and declares its own. */
function nested(variables: Variables): Variables {
  return new ScopedVariables(variables);
}

class ScopedVariables extends Map<string, unknown> {
  constructor(readonly outer: Variables) {
    super();
  }
}

function lookup(variables: Variables, name: string): unknown {
  const owner = ownerOf(variables, name);
  if (owner === undefined) throw new TemplateFault(`the variable "${name}" is not defined`);
  return owner.get(name);
}

function assign(variables: Variables, name: string, declares: boolean, value: unknown): void {
  const owner = declares ? variables : ownerOf(variables, name);
  if (owner === undefined) throw new TemplateFault(`the variable "${name}" is not defined`);
  owner.set(name, value);
}

function ownerOf(variables: Variables, name: string): Variables | undefined {
  if (variables.has(name)) return variables;
  return variables instanceof ScopedVariables ? ownerOf(variables.outer, name) : undefined;
}

function entriesOf(value: unknown): [unknown, unknown][] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.map((element: unknown, index) => [index, element]);
  if (typeof value === 'number') return Array.from({ length: checkCount(value) }, (_, index) => [index, index]);
  if (!isMap(value)) throw new TemplateFault('"range" is given something that is no list and no map');
  return Object.keys(value)
    .sort()
    .map((key) => [key, value[key]]);
}
