import type { DataPath } from '../../diagnostics/diagnostic';
import { maskedLine } from '../../diagnostics/masked-line';
import { looksLikeSecretKey } from '../../diagnostics/secret-names';
import { isRecord } from '../../documents/is-record';
import type { Manifest } from '../../manifest';
import { credentialsOf } from '../credentials-of';
import { maskedText, maskedWord } from '../masked-words';
import { placePath } from './build-tree';
import type { TreeNode } from './tree';

/** Fields by which elements of lists are known: what stands there stands in paths too. */
const namingFields: ReadonlySet<unknown> = new Set(['name', 'path', 'secretKey']);

/** Shows parts of one manifest with its secrets hidden. */
export class MaskedManifest {
  private found: ReadonlySet<string> | undefined;

  constructor(private readonly manifest: Manifest) {}

  /** The data of a node, and whether something in it is hidden. */
  show(node: TreeNode): { value: unknown; masked: boolean } {
    const seen = { masked: false };
    const path = placePath(node.place);
    const value = this.mask(node.value, path, seen);
    // A part of what is hidden as a whole is hidden too.
    const inside = path.some((_, depth) => this.isSecret(path.slice(0, depth)));
    if (!inside || seen.masked) return { value, masked: seen.masked };
    return { value: maskedText, masked: true };
  }

  private mask(value: unknown, path: DataPath, seen: { masked: boolean }): unknown {
    if (this.isSecret(path) || (typeof value === 'string' && this.holdsSecret(path))) {
      seen.masked = true;
      return maskedText;
    }
    if (typeof value === 'string') {
      const named = namingFields.has(path.at(-1)) ? maskedWord(value) : value;
      if (named !== value) seen.masked = true;
      return this.maskText(named, seen);
    }
    if (Array.isArray(value)) {
      return value.map((item, index) => {
        const isArgument = index > 0 && isSecretFlag(value[index - 1]);
        if (isArgument) seen.masked = true;
        return isArgument ? maskedText : this.mask(item, [...path, index], seen);
      });
    }
    if (!isRecord(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => {
        const shown = maskedWord(key);
        if (shown !== key) seen.masked = true;
        return [shown, this.mask(child, [...path, key], seen)];
      }),
    );
  }

  /** Pairs in a text whose names are those of secrets: `--db-password=…`. */
  private maskText(text: string, seen: { masked: boolean }): string {
    const lines = text.split('\n');
    const shown = lines.map((_, index) => maskedLine(lines, index)).join('\n');
    if (shown !== text) seen.masked = true;
    return shown;
  }

  private isSecret(path: DataPath): boolean {
    const [root] = path;
    if (this.manifest.kind === 'Secret' && (root === 'data' || root === 'stringData') && path.length > 1) return true;
    return this.secrets.has(JSON.stringify(path));
  }

  /** True for a text with a secret somewhere inside. */
  private holdsSecret(path: DataPath): boolean {
    return this.secrets.has(`${JSON.stringify(path)}…`);
  }

  private get secrets(): ReadonlySet<string> {
    if (this.found !== undefined) return this.found;
    const found = new Set<string>();
    for (const { path, inner } of credentialsOf(this.manifest)) {
      found.add(JSON.stringify(inner === undefined ? path : [...path, ...inner]));
      if (inner !== undefined) found.add(`${JSON.stringify(path)}…`);
    }
    this.found = found;
    return found;
  }
}

/** A flag of a command that takes a secret as the next argument: `--password`. */
function isSecretFlag(argument: unknown): boolean {
  return typeof argument === 'string' && /^--?[\w-]+$/.test(argument) && looksLikeSecretKey(argument);
}
