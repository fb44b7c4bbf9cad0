import { type Browser, chromium } from 'playwright-core';
import { debianProgram, type Program, which } from './debian-program';

const other = ['chromium-browser', 'google-chrome'].map(which).find((path) => path !== undefined);
const program: Program = other === undefined ? debianProgram('chromium', 'chromium') : { path: other };

/** Why there is no browser on this machine, and none could be installed; undefined when there is one. */
export const chromiumMissing = program.skipped;

/** Starts the system's Chromium without a window, and without a word to any network. */
export async function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: program.skipped === undefined ? program.path : undefined,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
