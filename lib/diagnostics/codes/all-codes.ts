import { capacityCodes } from './capacity-codes';
import { compileCodes } from './compile-codes';
import { credentialCodes } from './credential-codes';
import { deriveCodes } from './derive-codes';
import { diffCodes } from './diff-codes';
import { documentCodes } from './document-codes';
import { importCodes, newFileCodes } from './import-codes';
import { outputCodes } from './output-codes';
import { schemaCodes } from './schema-codes';
import { secretCodes } from './secret-codes';
import { verifyCodes } from './verify-codes';
import { workloadCodes } from './workload-codes';

/** Every diagnostic code with its meaning, by topic; codes are kept for good. Lints have codes of their own. */
export const allCodes: readonly { readonly topic: string; readonly codes: Readonly<Record<string, string>> }[] = [
  { topic: 'reading files', codes: documentCodes },
  { topic: 'platform.yaml, floe.yaml, compiled artifacts and the floe level of values', codes: schemaCodes },
  { topic: 'credentials in input files', codes: credentialCodes },
  { topic: 'between the tiers', codes: deriveCodes },
  { topic: 'secrets', codes: secretCodes },
  { topic: 'accounts, runs and the instance', codes: workloadCodes },
  { topic: 'capacity and availability', codes: capacityCodes },
  { topic: 'finished manifests', codes: verifyCodes },
  { topic: 'compiling, and version pins', codes: compileCodes },
  { topic: 'the output folder and GitOps', codes: outputCodes },
  { topic: 'new files', codes: newFileCodes },
  { topic: 'imported values', codes: importCodes },
  { topic: 'parity between environments', codes: diffCodes },
];

/** The table of codes as it stands in the README. */
export function renderCodesTable(): string {
  const sections = allCodes.map(({ topic, codes }) => {
    const rows = Object.entries(codes).map(([code, meaning]) => `| ${code} | ${meaning} |`);
    return `| **${topic}** | |\n${rows.join('\n')}`;
  });
  return `| code | meaning |\n|---|---|\n${sections.join('\n')}\n`;
}
