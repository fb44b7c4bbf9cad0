import { isTruthy } from '../../dagster/values/go-value';
import type { LintHit, LintRule } from '../lint-rule';
import type { LocationView, ReleaseView } from '../release-view';

/** Options that one of the two commands has and the other refuses (dagster 1.12, `_cli`). */
const foreign: Readonly<Record<ArgumentList, readonly string[]>> = {
  dagsterApiGrpcArgs: ['--startup-timeout', '--heartbeat-ttl'],
  codeServerArgs: ['--max_workers', '--lazy-load-user-code', '--empty-working-directory', '--enable-metrics'],
};
const commands = { dagsterApiGrpcArgs: 'dagster api grpc', codeServerArgs: 'dagster code-server start' } as const;

type ArgumentList = keyof typeof commands;

/** The chart renders `codeServerArgs` only where the older list is empty. */
export const codeServerArguments: LintRule = {
  code: 'DAG015',
  title: 'arguments of the code server',
  verdict: 'lint',
  explanation:
    'dagsterApiGrpcArgs and codeServerArgs start different commands: with both, codeServerArgs is ignored; an option of the other command ends the server with a usage error; and with --fixed-server-id webserver and daemon do not notice a redeploy and keep the old definitions.',
  fix: 'keep one of the two lists; use codeServerArgs where definitions should reload without a new pod',
  source: [12376, 21698],
  check: (view) => view.deployed.flatMap((location) => locationHits(view, location)),
};

function locationHits(view: ReleaseView, location: LocationView): LintHit[] {
  const has = (list: ArgumentList) => isTruthy(location.entry[list]);
  const used: ArgumentList = has('dagsterApiGrpcArgs') ? 'dagsterApiGrpcArgs' : 'codeServerArgs';
  const both: LintHit[] =
    has('dagsterApiGrpcArgs') && has('codeServerArgs')
      ? [
          {
            message: `code location "${location.name}" has both lists of arguments: dagsterApiGrpcArgs wins, and codeServerArgs is ignored`,
            path: view.place(...location.path, 'codeServerArgs'),
          },
        ]
      : [];
  const list = location.entry[used];
  if (!Array.isArray(list)) return both;
  const wrong = list.flatMap((argument: unknown, index): LintHit[] => {
    const option = typeof argument === 'string' ? (argument.split('=', 1)[0] ?? '') : '';
    const path = view.place(...location.path, used, index);
    if (foreign[used].includes(option)) {
      const message = `"${commands[used]}" has no option "${option}": the server of code location "${location.name}" ends with a usage error`;
      return [{ message, path, fix: 'remove it' }];
    }
    if (option !== '--fixed-server-id') return [];
    const message = `with a fixed id webserver and daemon do not notice a redeploy of code location "${location.name}" and keep the old definitions`;
    return [{ message, path, fix: 'remove --fixed-server-id and its value' }];
  });
  return [...both, ...wrong];
}
