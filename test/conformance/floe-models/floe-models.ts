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

/** A folder with floe.yaml, and the environment whose platform.yaml it holds. */
export interface CompiledFolder {
  readonly folder: string;
  readonly environment: string;
}

/** What the runtime's compiler makes of a folder. */
export interface CompilerAnswer {
  readonly text?: string;
  readonly fault?: string;
}

/** The models of the runtime, or the reason why they cannot be asked. */
export type FloeModels =
  | { readonly skipped: string }
  | {
      readonly skipped?: undefined;
      readonly judge: (documents: readonly ModelDocument[]) => readonly ModelVerdict[];
      readonly compile: (folders: readonly CompiledFolder[]) => readonly CompilerAnswer[];
      readonly schemas: () => Readonly<Record<ModelKind, unknown>>;
    };

/** What the package floe_core needs to be imported. */
export const floeCoreRequirements = ['pydantic==2.12.5', 'pyyaml==6.0.3', 'structlog', 'detect-secrets==1.5.0', 'rich'];

/** The folder that holds the package `floe_core`, or the reason why none is known. */
export type FloeCore = { folder: string; skipped?: undefined } | { folder?: undefined; skipped: string };

/** The folder by FLOE_CORE, which names the package `floe_core` itself, or a folder that holds it. */
export function floeCore(): FloeCore {
  const given = process.env['FLOE_CORE'];
  if (given === undefined || given === '') return { skipped: 'FLOE_CORE names no folder with the package floe_core' };
  const folder = ['', 'src', '..'].map((part) => join(given, part)).find((one) => existsSync(join(one, 'floe_core')));
  return folder === undefined ? { skipped: `FLOE_CORE (${given}) holds no package floe_core` } : { folder };
}

/** The models of the package that FLOE_CORE names. */
export function floeModels(): FloeModels {
  const { folder, skipped } = floeCore();
  if (folder === undefined) return { skipped };
  const environment = pythonEnvironment(floeCoreRequirements);
  if (environment.skipped !== undefined) return { skipped: environment.skipped };
  const ask = (script: string, question: unknown) => {
    const options = { input: JSON.stringify(question), encoding: 'utf8', maxBuffer: 1 << 29 } as const;
    return JSON.parse(execFileSync(environment.python, [join(__dirname, script), folder], options));
  };
  const validate = (documents: readonly ModelDocument[]) => ask('validate_with_floe_core.py', { documents });
  return {
    judge: (documents) => validate(documents).verdicts,
    compile: (folders) => ask('compile_with_floe_core.py', folders),
    schemas: () => validate([]).schemas,
  };
}
