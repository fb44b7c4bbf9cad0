import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pythonEnvironment } from '../../tools/python-environment';

/** The files that the runtime has models for. */
export const modelKinds = ['floe', 'platform', 'artifacts'] as const;
export type ModelKind = (typeof modelKinds)[number];

/** The text of a file that may be right or wrong. */
export interface ModelDocument {
  readonly kind: ModelKind;
  readonly text: string;
}

/** What the runtime makes of a document. */
export type ModelVerdict =
  | { readonly accepted: false; readonly faults: readonly string[] }
  | { readonly accepted: true; readonly data?: unknown; readonly text?: string; readonly undumped?: string };

/** The models of the runtime, or the reason why they cannot be asked. */
export type FloeModels =
  | { readonly skipped: string }
  | {
      readonly skipped?: undefined;
      readonly judge: (documents: readonly ModelDocument[]) => readonly ModelVerdict[];
      readonly schemas: () => Readonly<Record<ModelKind, unknown>>;
    };

const requirements = ['pydantic==2.12.5', 'pyyaml==6.0.3', 'structlog', 'detect-secrets==1.5.0', 'rich'];

/** The models in the folder that FLOE_CORE names: the package `floe_core`, or a folder that holds it. */
export function floeModels(): FloeModels {
  const given = process.env['FLOE_CORE'];
  if (given === undefined || given === '') return { skipped: 'FLOE_CORE names no folder with the package floe_core' };
  const folder = ['', 'src', '..'].map((part) => join(given, part)).find((one) => existsSync(join(one, 'floe_core')));
  if (folder === undefined) return { skipped: `FLOE_CORE (${given}) holds no package floe_core` };
  const environment = pythonEnvironment(requirements);
  if (environment.skipped !== undefined) return { skipped: environment.skipped };
  const ask = (documents: readonly ModelDocument[]) => {
    const script = join(__dirname, 'validate_with_floe_core.py');
    const input = JSON.stringify({ documents });
    return JSON.parse(
      execFileSync(environment.python, [script, folder], { input, encoding: 'utf8', maxBuffer: 1 << 29 }),
    );
  };
  return { judge: (documents) => ask(documents).verdicts, schemas: () => ask([]).schemas };
}
