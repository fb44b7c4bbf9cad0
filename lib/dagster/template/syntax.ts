/** A Go template, parsed: pieces of text and actions. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly pipeline: Pipeline }
  | {
      readonly kind: 'if';
      readonly condition: Pipeline;
      readonly body: readonly Node[];
      readonly otherwise: readonly Node[];
    }
  | {
      readonly kind: 'with';
      readonly subject: Pipeline;
      readonly body: readonly Node[];
      readonly otherwise: readonly Node[];
    }
  | {
      readonly kind: 'range';
      readonly subject: Pipeline;
      /** Names of the variables for key and element. */
      readonly variables: readonly string[];
      readonly body: readonly Node[];
      readonly otherwise: readonly Node[];
    }
  | { readonly kind: 'template'; readonly name: string; readonly argument?: Pipeline };

/** Commands, each of which gets the result of the one before as its last argument. */
export interface Pipeline {
  /** The variable that the result goes to, with its dollar sign. @default - the result is printed */
  readonly assignedTo?: { readonly name: string; readonly declares: boolean };
  readonly commands: readonly Command[];
}

/** A function with its arguments, or a single operand. */
export type Command = readonly Operand[];

export type Operand =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'dot'; readonly fields: readonly string[] }
  | { readonly kind: 'variable'; readonly name: string; readonly fields: readonly string[] }
  | { readonly kind: 'group'; readonly pipeline: Pipeline; readonly fields: readonly string[] }
  | { readonly kind: 'function'; readonly name: string };

/** What is wrong with a template; caught where the template's place in the values is known. */
export class TemplateFault extends Error {}
