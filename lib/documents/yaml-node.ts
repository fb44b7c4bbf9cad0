import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import { type DeeperText, deepenFlow } from './deeper-flow';

/** A YAML node with its place in the text; offsets are zero-based, `end` is exclusive. */
export type YamlNode = YamlScalar | YamlSequence | YamlMapping | YamlAlias;

interface NodeBase {
  start: number;
  end: number;
  readonly anchor?: string;
  readonly tag?: string;
}
export interface YamlScalar extends NodeBase {
  readonly kind: 'scalar';
  readonly text: string;
  /** Unquoted and on one line: the only form that readers type by its looks. */
  readonly plain: boolean;
}
export interface YamlSequence extends NodeBase {
  readonly kind: 'sequence';
  readonly items: YamlNode[];
}
export interface YamlMapping extends NodeBase {
  readonly kind: 'mapping';
  readonly pairs: YamlPair[];
}
export interface YamlPair {
  readonly key: YamlNode;
  readonly value: YamlNode;
}
export interface YamlAlias extends NodeBase {
  readonly kind: 'alias';
  readonly name: string;
  /** The aliased node; undefined when no anchor of that name stands before, or the alias lies within it. */
  readonly target: YamlNode | undefined;
}

type Container = YamlSequence | YamlMapping;

/**
 * Parses a YAML text into the root nodes of its documents; an empty document has no root.
 *
 * Throws js-yaml's YAMLException when the text is not YAML.
 */
export function parseYamlNodes(text: string): YamlNode[] {
  try {
    return nodesOf({ text, offsetInFile: (offset) => offset });
  } catch (error) {
    if ((error as { reason?: string }).reason !== 'deficient indentation') throw error;
    try {
      return nodesOf(deepenFlow(text));
    } catch {
      throw error;
    }
  }
}

function nodesOf({ text, offsetInFile }: DeeperText): YamlNode[] {
  const roots: YamlNode[] = [];
  const open: Container[] = [];
  const pendingKeys: (YamlNode | undefined)[] = [];
  let anchors = new Map<string, YamlNode>();

  const add = (node: YamlNode): void => {
    node.start = offsetInFile(node.start);
    node.end = offsetInFile(node.end);
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    const parent = open.at(-1);
    if (parent === undefined) roots.push(node);
    else if (parent.kind === 'sequence') parent.items.push(node);
    else {
      const key = pendingKeys[pendingKeys.length - 1];
      if (key === undefined) pendingKeys[pendingKeys.length - 1] = node;
      else {
        parent.pairs.push({ key, value: node });
        pendingKeys[pendingKeys.length - 1] = undefined;
      }
    }
  };

  for (const event of parseEvents(text, {})) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        anchors = new Map();
        break;
      case EVENT_ID.SCALAR:
        add(scalarNode(event, text));
        break;
      case EVENT_ID.ALIAS: {
        const name = text.slice(event.anchorStart, event.anchorEnd);
        const target = anchors.get(name);
        const reachable = target !== undefined && !open.includes(target as Container) ? target : undefined;
        add({ kind: 'alias', name, target: reachable, start: event.anchorStart - 1, end: event.anchorEnd });
        break;
      }
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const place = { start: event.start, end: event.start + 1, ...properties(event, text) };
        const node: Container =
          event.type === EVENT_ID.SEQUENCE
            ? { kind: 'sequence', items: [], ...place }
            : { kind: 'mapping', pairs: [], ...place };
        add(node);
        open.push(node);
        pendingKeys.push(undefined);
        break;
      }
      case EVENT_ID.POP: {
        const closed = open.pop();
        pendingKeys.pop();
        if (closed !== undefined) closed.end = Math.max(closed.end, lastEnd(closed));
        break;
      }
    }
  }
  return roots;
}

function scalarNode(event: Extract<Event, { type: typeof EVENT_ID.SCALAR }>, source: string): YamlScalar {
  const quoted = event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED;
  return {
    kind: 'scalar',
    text: getScalarValue(source, event),
    plain: event.style === SCALAR_STYLE.PLAIN,
    start: event.tagStart === -1 ? Math.max(0, event.valueStart - (quoted ? 1 : 0)) : event.tagStart,
    end: Math.max(0, event.valueEnd + (quoted ? 1 : 0)),
    ...properties(event, source),
  };
}

function properties(
  event: { anchorStart: number; anchorEnd: number; tagStart: number; tagEnd: number },
  source: string,
): { anchor?: string; tag?: string } {
  return {
    ...(event.anchorStart === -1 ? {} : { anchor: source.slice(event.anchorStart, event.anchorEnd) }),
    ...(event.tagStart === -1 ? {} : { tag: source.slice(event.tagStart, event.tagEnd) }),
  };
}

function lastEnd(node: Container): number {
  const last = node.kind === 'sequence' ? node.items.at(-1) : node.pairs.at(-1)?.value;
  return last?.end ?? node.end;
}
