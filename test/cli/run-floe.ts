import { runFloe } from '../../lib/cli/floe';

/** Runs a floe command in this process; gives its exit status and what it printed. */
export async function floe(...argv: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const printed = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((text) => {
      printed[name] += String(text);
      return true;
    }),
  );
  try {
    const status = await runFloe(['--color', 'never', ...argv]);
    return { status, ...printed };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
