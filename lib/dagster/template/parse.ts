import { parsePipeline } from './parse-pipeline';
import { type Node, type Pipeline, TemplateFault } from './syntax';
import { segmentsOf, type Token } from './tokens';

/** Parses a Go template. Throws a TemplateFault for what is none, or uses `define`, `block`, `break` or `continue`. */
export function parseTemplate(template: string): Node[] {
  const segments = segmentsOf(template);
  let at = 0;

  const body = (): { nodes: Node[]; ending?: readonly Token[] } => {
    const nodes: Node[] = [];
    for (let segment = segments[at]; segment !== undefined; segment = segments[at]) {
      at += 1;
      if (segment.kind === 'text') nodes.push(segment);
      else {
        const keyword = keywordOf(segment.tokens);
        if (keyword === 'end' || keyword === 'else') return { nodes, ending: segment.tokens };
        nodes.push(statement(keyword, segment.tokens));
      }
    }
    return { nodes };
  };

  const statement = (keyword: string | undefined, tokens: readonly Token[]): Node => {
    const rest = tokens.slice(1);
    switch (keyword) {
      case 'if':
        return { kind: 'if', condition: parsePipeline(rest), ...branches() };
      case 'with':
        return { kind: 'with', subject: parsePipeline(rest), ...branches() };
      case 'range':
        return { kind: 'range', ...rangeHead(rest), ...branches() };
      case 'template':
        return templateCall(rest);
      case 'define':
      case 'block':
      case 'break':
      case 'continue':
        throw new TemplateFault(`"${keyword}" is not supported`);
      default:
        return { kind: 'action', pipeline: parsePipeline(tokens) };
    }
  };

  const branches = (): { body: Node[]; otherwise: Node[] } => {
    const first = body();
    if (first.ending === undefined) throw new TemplateFault('an "if", "with" or "range" has no "end"');
    if (keywordOf(first.ending) === 'end') return { body: first.nodes, otherwise: [] };
    const chained = first.ending.slice(1);
    if (chained.length > 0) return { body: first.nodes, otherwise: [statement(keywordOf(chained), chained)] };
    const second = body();
    if (second.ending === undefined) throw new TemplateFault('an "else" has no "end"');
    return { body: first.nodes, otherwise: second.nodes };
  };

  const whole = body();
  if (whole.ending !== undefined) throw new TemplateFault('an "end" or "else" has nothing to end');
  return whole.nodes;
}

function keywordOf(tokens: readonly Token[]): string | undefined {
  return tokens[0]?.kind === 'word' ? tokens[0].text : undefined;
}

/** `range $key, $element := .list`, or just `range .list`. */
function rangeHead(tokens: readonly Token[]): { variables: string[]; subject: Pipeline } {
  const assignment = tokens.findIndex((token) => token.text === ':=' && token.kind === 'symbol');
  if (assignment === -1) return { variables: [], subject: parsePipeline(tokens) };
  const variables = tokens.slice(0, assignment).filter((token) => token.kind === 'variable');
  return { variables: variables.map((token) => token.text), subject: parsePipeline(tokens.slice(assignment + 1)) };
}

function templateCall(tokens: readonly Token[]): Node {
  const [name, ...argument] = tokens;
  if (name?.kind !== 'string') throw new TemplateFault('"template" is not followed by a name in quotes');
  const call = { kind: 'template', name: name.text.slice(1, -1) } as const;
  return argument.length === 0 ? call : { ...call, argument: parsePipeline(argument) };
}
