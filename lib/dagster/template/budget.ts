import { TemplateFault } from './syntax';

const mostSteps = 200_000;
const mostDepth = 100;
const mostCharacters = 4 * 1024 * 1024;
const mostElements = 100_000;

/** What one text may cost to execute: Helm would run a template that never ends, or fills the memory, to its end. */
export class TemplateBudget {
  private steps = 0;
  private depth = 0;

  /** Counts one node of a template. */
  step(): void {
    this.steps += 1;
    if (this.steps > mostSteps) throw new TemplateFault(`it takes more than ${mostSteps} steps`);
  }

  /** Executes a template inside another one. */
  inside<T>(execute: () => T): T {
    this.depth += 1;
    if (this.depth > mostDepth) throw new TemplateFault(`templates call each other more than ${mostDepth} deep`);
    const result = execute();
    this.depth -= 1;
    return result;
  }

  /** Passes on what a function gave, unless it is larger than any object of Kubernetes. */
  result(value: unknown): unknown {
    if (typeof value === 'string') checkCharacters(value.length);
    if (Array.isArray(value) && value.length > mostElements) {
      throw new TemplateFault(`a list has more than ${mostElements} elements`);
    }
    return value;
  }
}

/** Refuses text of a length that no object of Kubernetes could hold. */
export function checkCharacters(length: number): void {
  if (length > mostCharacters) throw new TemplateFault(`a text has more than ${mostCharacters} characters`);
}

/** A number of elements or characters; one below zero is none. */
export function checkCount(count: number): number {
  if (count > mostElements) throw new TemplateFault(`it counts to ${count}, more than ${mostElements}`);
  return Math.max(0, Math.trunc(count));
}
