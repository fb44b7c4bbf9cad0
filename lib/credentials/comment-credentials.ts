import { parseYamlNodes, type YamlNode } from '../documents/yaml-node';
import { findForms, findNamed, findQuoted, type TextCredential } from './credential-text';

/** A credential in a comment; offsets are of the whole text. */
export interface CommentCredential extends TextCredential {
  readonly start: number;
  readonly end: number;
}

/** Finds what looks like a credential in the comments of a YAML text: a line that was switched off still tells. */
export function findInComments(text: string): CommentCredential[] {
  if (!text.includes('#')) return [];
  const found = [...text.matchAll(/(?<=^|[ \t])#[^\n]*/gm)].flatMap(({ 0: comment, index }) =>
    findInText(comment).map((credential) => ({ ...credential, start: index, end: index + comment.trimEnd().length })),
  );
  if (found.length === 0) return [];
  const scalars = parseYamlNodes(text).flatMap(scalarsOf);
  return found.filter(({ start }) => !scalars.some((scalar) => scalar.start < start && start < scalar.end));
}

/** Finds credentials in a line of text that no parser takes apart. */
export function findInText(line: string): readonly TextCredential[] {
  const forms = findForms(line);
  return forms.length > 0 ? forms : [...findNamed(line), ...findQuoted(line)];
}

function scalarsOf(node: YamlNode): YamlNode[] {
  if (node.kind === 'scalar') return [node];
  if (node.kind === 'sequence') return node.items.flatMap(scalarsOf);
  return node.kind === 'mapping'
    ? node.pairs.flatMap(({ key, value }) => [...scalarsOf(key), ...scalarsOf(value)])
    : [];
}
