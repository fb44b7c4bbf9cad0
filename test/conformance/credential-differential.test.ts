import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { FileCredentials } from '../../lib/credentials/file-credentials';
import { parseJsonDocument } from '../../lib/documents/json-document';
import { parseYamlDocument } from '../../lib/documents/yaml-document';
import { pythonEnvironment } from '../tools/python-environment';
import { testUnless } from '../tools/unless';
import { differentialFiles, referenceFiles, type ScannedFile } from './credential-files';

const environment = pythonEnvironment(['detect-secrets==1.5.0']);
const run = testUnless(environment.skipped);

interface Secret {
  readonly line: number;
  readonly type: string;
}

/** What detect-secrets finds with default settings, by file. */
function detectSecrets(files: readonly ScannedFile[]): Secret[][] {
  if (environment.skipped !== undefined) throw new Error(environment.skipped);
  const script = join(__dirname, 'scan_with_detect_secrets.py');
  const input = JSON.stringify(files.map(({ name, text }) => ({ name, text })));
  return JSON.parse(execFileSync(environment.python, [script], { input, encoding: 'utf8', maxBuffer: 1 << 28 }));
}

/** The lines on which this toolkit finds something. */
function ownLines({ name, text }: ScannedFile): number[] {
  const source = { file: name, text };
  const { document } = name.endsWith('.json')
    ? parseJsonDocument(source)
    : parseYamlDocument({ ...source, consumer: 'go' });
  return new FileCredentials().find({ ...source, document }).map(({ range }) => range.line);
}

function missed(files: readonly ScannedFile[]): string[] {
  const theirs = detectSecrets(files);
  return files.flatMap((file, index) => {
    const lines = ownLines(file);
    const lost = (theirs[index] ?? []).filter(({ line }) => {
      const [first, last] = file.span ?? [line, line];
      return !lines.some((own) => own >= first && own <= last);
    });
    return lost.map(({ line, type }) => `${file.label}: ${type} on line ${line}\n${file.text}`);
  });
}

run('finds all that detect-secrets finds, on the same lines', () => {
  expect(missed(differentialFiles()).slice(0, 2000)).toEqual([]);
});

run('finds nothing where names and references make detect-secrets raise a false alarm', () => {
  const files = referenceFiles();
  const theirs = detectSecrets(files);
  expect(files.filter((_, index) => theirs[index]?.length === 0).map(({ label }) => label)).toEqual([]);
  expect(files.filter((file) => ownLines(file).length > 0).map(({ label }) => label)).toEqual([]);
});
