import { Refusal, type RenderFailure } from './refusal';

/** Renders piece by piece, so that one refused value does not hide the others. */
export class Attempts {
  private readonly found = new Map<string, RenderFailure>();

  /** What was refused so far, each reason once. */
  get failures(): RenderFailure[] {
    return [...this.found.values()];
  }

  /** Notes a failure without stopping anything. */
  note(failure: RenderFailure): void {
    this.found.set(JSON.stringify([failure.path, failure.code, failure.message]), failure);
  }

  /** The result, or undefined where a value was refused. */
  value<T>(render: () => T): T | undefined {
    try {
      return render();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.note(error.failure);
      return undefined;
    }
  }

  /** The objects, or none where a value was refused. */
  list<T>(render: () => readonly T[]): readonly T[] {
    return this.value(render) ?? [];
  }

  /** The object in a list, or none where a value was refused. */
  one<T>(render: () => T): readonly T[] {
    return this.list(() => [render()]);
  }
}
