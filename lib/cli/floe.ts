import { Argument, Command, CommanderError, Option } from 'commander';
import { printable } from '../diagnostics/printable';
import type { SchemaKind } from '../schema/file-schema';
import { version } from '../version';
import { collect, folderName } from './arguments';
import type { CommonOptions } from './common-options';
import { type ExitStatus, exitStatus } from './exit-status';

/**
 * Runs the `floe` command and gives its exit status.
 *
 * Each command's own code is loaded only when it is called: start-up is part of every run.
 */
export async function runFloe(argv: readonly string[]): Promise<ExitStatus> {
  let status: ExitStatus = exitStatus.done;
  const program = new Command('floe')
    .description('Three tiers of Dagster configuration in, Kubernetes manifests out.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .addOption(new Option('--color <when>', 'colour the output').choices(['auto', 'always', 'never']).default('auto'))
    .exitOverride()
    .configureOutput({ writeErr: (text) => void process.stderr.write(text.split('\n').map(printable).join('\n')) });

  command(program, 'synth [environments...]')
    .description('render environments to manifests, one folder each')
    .option('--root <dir>', 'folder that holds platform/', '.')
    .option('--output <dir>', 'folder to write to (default: charts-out in the root, helm-out with --format helm)')
    .option('--check', 'write nothing; fail when the committed manifests are not what the sources render')
    .addOption(
      new Option('--format <form>', 'form of the output, or of diagnostics with "github"').choices([
        'plain',
        'helm',
        'github',
      ]),
    )
    .addHelpText('after', '\nExample:\n  floe synth prod --check')
    .action(async (environments: string[], options) => {
      const { synth } = await import('./synth');
      status = synth(environments, { ...program.opts<CommonOptions>(), ...options });
    });

  command(program, 'validate <files...>')
    .description('check floe.yaml, platform.yaml, values.yaml, compiled artifacts, version pins and parity.yaml')
    .addOption(
      new Option('--kind <kind>', 'what the files are, where name and content do not tell').choices([
        'platform',
        'values',
        'artifacts',
        'floe',
        'platform-version',
        'parity',
      ]),
    )
    .option('-f, --values <file>', 'weaker values file that the given ones are laid over; may be repeated', collect)
    .addOption(
      new Option('--format <form>', 'form of diagnostics').choices(['text', 'json', 'github', 'sarif']).default('text'),
    )
    .addHelpText('after', '\nExample:\n  floe validate platform/prod/platform.yaml platform/prod/values.yaml')
    .action(async (files: string[], options) => {
      const { validate } = await import('./validate');
      status = validate(files, { ...program.opts<CommonOptions>(), ...options });
    });

  command(program, 'compile')
    .description('merge floe.yaml and the profiles of platform.yaml into compiled artifacts')
    .option('--floe-yaml <file>', 'pipeline to compile', 'floe.yaml')
    .option('--platform-yaml <file>', 'platform to compile with (default: FLOE_PLATFORM_FILE, else a search)')
    .option('--output <file>', 'file to write to; left as it is when it would say the same (default: stdout)')
    .option(
      '--env <environment>',
      'environment of the platform (default: FLOE_PLATFORM_ENV, else by the file, else local)',
    )
    .option('--platform-version <pin>', 'file that pins the platform release, or the release that is compiled with')
    .option('--reproducible', 'the same sources give the same bytes: compiled_at is SOURCE_DATE_EPOCH, else 1970')
    .addOption(new Option('--format <form>', 'form of diagnostics').choices(['text', 'github']).default('text'))
    .addHelpText(
      'after',
      '\nExample:\n  floe compile --floe-yaml floe.yaml --platform-yaml .floe/platform-prod.yaml --output .floe/compiled_artifacts.json',
    )
    .action(async (options) => {
      const { compile } = await import('./compile');
      status = compile({ ...program.opts<CommonOptions>(), ...options });
    });

  command(program, 'schema')
    .description('print the JSON Schema of a kind of file, for editors and other tools')
    .addArgument(
      new Argument('<kind>', 'kind of file').choices(['floe', 'platform', 'values', 'artifacts', 'platform-version']),
    )
    .addOption(
      new Option('--draft <draft>', 'draft of JSON Schema').choices(['2020-12', 'draft-07', '07']).default('2020-12'),
    )
    .addHelpText('after', '\nExample:\n  floe schema platform > platform.schema.json')
    .action(async (kind: SchemaKind, options) => {
      const { schema } = await import('./schema');
      status = schema(kind, options);
    });

  command(program, 'values <environment>')
    .description('print the effective Dagster chart values of an environment')
    .option('--root <dir>', 'folder that holds platform/', '.')
    .option('--all', "with the chart's own defaults")
    .option('--for-helm', 'only what the official chart knows; the rest is listed on stderr')
    .addHelpText('after', '\nExample:\n  floe values prod --for-helm | helm template floe-dagster dagster/dagster -f -')
    .action(async (environment: string, options) => {
      const { values } = await import('./values');
      status = values(environment, { ...program.opts<CommonOptions>(), ...options });
    });

  command(program, 'secrets <environment>')
    .description('list the Secrets an environment needs: keys, users, references, providers, what is missing')
    .option('--root <dir>', 'folder that holds platform/', '.')
    .addOption(new Option('--format <form>', 'form of the list').choices(['text', 'json']).default('text'))
    .addHelpText('after', '\nExample:\n  floe secrets prod --format json')
    .action(async (environment: string, options) => {
      const { secrets } = await import('./secrets');
      status = secrets(environment, { ...program.opts<CommonOptions>(), ...options });
    });

  command(program, 'diff [targets...]')
    .description('tell what differs between two environments, folders or files, or between a git revision and now')
    .option('--root <dir>', 'folder that holds platform/', '.')
    .option(
      '--rev <revision>',
      'compare this git revision with the working tree, or two: A..B, or A...B from where B left A; all environments, or those named',
    )
    .addOption(
      new Option('--format <form>', 'form of the report')
        .choices(['text', 'markdown', 'json', 'html', 'github'])
        .default('text'),
    )
    .addOption(
      new Option('--by <what>', 'list changes by the object that changes, or by the line of the input that causes them')
        .choices(['object', 'cause'])
        .default('object'),
    )
    .option('--exit-code', 'exit with 1 when something differs')
    .option('--matrix', 'lay environments side by side, as floe matrix does')
    .addOption(
      new Option(
        '--fail-on <what...>',
        'exit with 1 when access is widened; with --matrix, on unapproved differences',
      ).choices(['broadening', 'unapproved']),
    )
    .addHelpText('after', '\nExample:\n  floe diff --rev origin/main --format markdown')
    .action(async (targets: string[], options) => {
      if (options.matrix === true) {
        const { matrix } = await import('./matrix');
        status = matrix(targets, { ...program.opts<CommonOptions>(), ...options });
        return;
      }
      const { diff } = await import('./diff');
      status = diff(targets, { ...program.opts<CommonOptions>(), ...options });
    });

  command(program, 'matrix [environments...]')
    .description('lay environments side by side: images, scale, resources, secrets, access, flags')
    .option('--root <dir>', 'folder that holds platform/', '.')
    .addOption(
      new Option('--format <form>', 'form of the table').choices(['text', 'markdown', 'json', 'html']).default('text'),
    )
    .addOption(
      new Option(
        '--fail-on <what...>',
        'exit with 1 on differences that platform/parity.yaml does not allow, and on stale allowances',
      ).choices(['unapproved']),
    )
    .addHelpText('after', '\nExample:\n  floe matrix dev prod --fail-on unapproved')
    .action(async (environments: string[], options) => {
      const { matrix } = await import('./matrix');
      status = matrix(environments, { ...program.opts<CommonOptions>(), ...options });
    });

  command(program, 'explain <environment> <path>')
    .description('tell where an effective value comes from: each layer that set it, and the one that counts')
    .option('--root <dir>', 'folder that holds platform/', '.')
    .addHelpText('after', '\nExample:\n  floe explain prod codeLocations.customer-analytics.image.tag')
    .action(async (environment: string, path: string, options) => {
      const { explain } = await import('./explain');
      status = explain(environment, path, { ...program.opts<CommonOptions>(), ...options });
    });

  command(program, 'import-values <files...>')
    .description('bring values of the floe-dagster or Dagster chart into the tiered form; what is left out is reported')
    .option('--platform <file>', 'platform.yaml, to know what follows from it')
    .option('--output <file>', 'file to write, which must not exist (default: stdout)')
    .addOption(new Option('--format <form>', 'form of the report').choices(['text', 'github']).default('text'))
    .addHelpText(
      'after',
      '\nExample:\n  floe import-values values.yaml --platform platform/prod/platform.yaml > tiered.yaml',
    )
    .action(async (files: string[], options) => {
      const { importValuesCommand } = await import('./import-values');
      status = importValuesCommand(files, { ...program.opts<CommonOptions>(), ...options });
    });

  command(program, 'template <release>')
    .description('render plain values of the Dagster chart, as helm template would')
    .option('-f, --values <file>', 'values file; may be repeated, the last one wins', collect)
    .option('-n, --namespace <namespace>', 'namespace of the release', 'default')
    .option('--strict', 'findings are errors')
    .option('--verbose', 'report values that repeat a default too')
    .option('--ignore-subcharts', 'leave out bundled RabbitMQ and Redis instead of refusing them')
    .addOption(new Option('--format <form>', 'form of findings').choices(['text', 'github']).default('text'))
    .addHelpText('after', '\nExample:\n  floe template analytics -n data -f values.yaml | kubectl diff -f -')
    .action(async (release: string, options) => {
      const { template } = await import('./template');
      status = template(release, { ...program.opts<CommonOptions>(), ...options });
    });

  command(program, 'init')
    .addArgument(new Argument('<dir>', 'folder of the new repository').argParser(folderName))
    .description('scaffold a platform-config repository, or with --pipeline one for a data pipeline')
    .option('--pipeline', "a data engineer's repository: floe.yaml, assets, image, version pin, deployment")
    .addHelpText('after', '\nFiles that exist are never overwritten.\n\nExample:\n  floe init platform-config')
    .action(async (folder: string, options) => {
      const { init } = await import('./init');
      status = init(folder, { ...program.opts<CommonOptions>(), ...options });
    });

  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitStatus.done : exitStatus.wrongUsage;
    return reportInternal(error);
  }
}

function command(program: Command, signature: string): Command {
  return program.command(signature).exitOverride();
}

function reportInternal(error: unknown): ExitStatus {
  const text = error instanceof Error ? error : new Error(String(error));
  const trace = process.env['FLOE_DEBUG'] === '1';
  process.stderr.write(`floe: a fault of its own: ${trace ? text.stack : text.message}\n`);
  if (!trace) process.stderr.write('Set FLOE_DEBUG=1 to see where; please report it with the input that caused it.\n');
  return exitStatus.internal;
}
