import type { LintRule } from './lint-rule';
import { lintRules } from './lint-rules';

const introduction = `# Foot-guns of the Dagster chart

The official Dagster chart 1.12.17 accepts values that do not do what they say. The toolkit knows these places:

- **impossible**: no values produce the fault. The table says why.
- **error**: the values are refused, because pods would never start.
- **lint**: the values are accepted, with a warning (or a note, where little is at stake) on what will happen and how to
  mend it.

A code stays with its foot-gun for good.

## Silencing a lint

Where a lint is wrong about your case, say so in \`values.yaml\`, with the reason:

\`\`\`yaml
floe:
  lints:
    DAG025: "stdout goes to Loki, nobody looks for it in the UI"
\`\`\`

| what is wrong with it | code | severity |
| --- | --- | --- |
| no reason is given; the lint stays on | FLOE3020 | error |
| no lint has this code | FLOE3021 | error |
| the lint finds nothing here, so the line can go | FLOE3022 | note |
| the lint found an error, which cannot be silenced | FLOE3023 | error |

## The list

`;

/** Writes docs/lints.md from the table of rules. */
export function renderLintsDocument(): string {
  const head =
    '| code | verdict | foot-gun | what will happen | how to mend it | source |\n| --- | --- | --- | --- | --- | --- |\n';
  return `${introduction}${head}${lintRules.map(row).join('')}`;
}

function row(rule: LintRule): string {
  const cells = [
    rule.code,
    rule.verdict,
    cell(rule.title),
    cell(rule.explanation),
    cell(rule.fix),
    rule.source.map(link).join(', '),
  ];
  return `| ${cells.join(' | ')} |\n`;
}

/** GitHub leads from the issue of a number to the pull request of that number. */
function link(number: number): string {
  return `[#${number}](https://github.com/dagster-io/dagster/issues/${number})`;
}

/** A bar would end the cell, an angle bracket start a tag. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('*', '\\*');
}
