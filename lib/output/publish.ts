import {
  copyFileSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../documents/write-folder';
import { compareOutput, type ExpectedOutput, type OutputComparison } from './output-folder';
import { realFolder } from './output-place';
import type { RenderedFiles } from './rendered-tree';

/**
 * Replaces the content of an output folder by what was rendered, in one swap.
 *
 * The whole new tree is built beside the folder first: unchanged and foreign files are linked into it, so they keep
 * their identity and modification time. Only when it is complete do two renames put it in place; a fault before leaves
 * the folder untouched, a fault between them is undone, and a kill between them is mended by the next run. Nothing is
 * written when nothing differs.
 *
 * Returns what differed; with anything in `blocking` or `otherForm`, nothing was written. Throws the file system's error when the tree
 * can not be written.
 */
export function publish(folder: string, expected: ExpectedOutput): OutputComparison {
  const target = realFolder(folder);
  recoverInterruptedSwap(target);
  removeLeftovers(target);
  const comparison = compareOutput(target, expected);
  const changes = comparison.modified.length + comparison.missing.length + comparison.stale.length;
  if (changes === 0 || comparison.blocking.length + comparison.otherForm.length > 0) return comparison;
  const parent = dirname(target);
  makeFolder(parent);
  const next = join(parent, `.${basename(target)}.next-${process.pid}`);
  try {
    rmSync(next, { recursive: true, force: true });
    stage(target, next, expected, comparison);
    swap(target, next);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  return comparison;
}

/** Puts the former tree back when a run was killed between the two renames of its swap. */
function recoverInterruptedSwap(target: string): void {
  const previous = previousOf(target);
  if (!existsSync(previous)) return;
  if (existsSync(target)) rmSync(previous, { recursive: true, force: true });
  else renameSync(previous, target);
}

/** Removes what runs that were killed while they built the new tree left beside the folder. */
function removeLeftovers(target: string): void {
  const prefix = `.${basename(target)}.next-`;
  const parent = dirname(target);
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length)))) {
      rmSync(join(parent, name), { recursive: true, force: true });
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function previousOf(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.previous`);
}

function stage(target: string, next: string, expected: ExpectedOutput, comparison: OutputComparison): void {
  const dropped = new Set([...comparison.stale, ...comparison.modified]);
  if (existsSync(target)) linkTree(target, next, '', dropped);
  else mkdirSync(next);
  const unchanged = new Set(comparison.unchanged);
  for (const [environment, files] of expected.environments) {
    for (const folder of foldersOf(files)) mkdirSync(join(next, environment, folder), { recursive: true });
    for (const [name, content] of files) {
      if (!unchanged.has(`${environment}/${name}`)) writeFileSync(join(next, environment, name), content);
    }
  }
}

/** The folders, below an environment's own, that its files are in. */
function foldersOf(files: RenderedFiles): Set<string> {
  return new Set([...files.keys()].map((name) => dirname(name)));
}

/** Copies a tree by hard links, leaving out dropped files and the folders that held nothing else. */
function linkTree(from: string, to: string, relative: string, dropped: ReadonlySet<string>): void {
  mkdirSync(to);
  const entries = readdirSync(from, { withFileTypes: true });
  let kept = entries.length === 0;
  for (const entry of entries) {
    const path = relative === '' ? entry.name : `${relative}/${entry.name}`;
    if (dropped.has(path)) continue;
    const source = join(from, entry.name);
    const copy = join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, copy, path, dropped);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), copy);
    else linkOrCopy(source, copy);
    kept ||= existsSync(copy) || entry.isSymbolicLink();
  }
  if (!kept && relative !== '') rmSync(to, { recursive: true });
}

function linkOrCopy(source: string, copy: string): void {
  try {
    linkSync(source, copy);
  } catch {
    // Some file systems have no hard links.
    copyFileSync(source, copy);
    const { atime, mtime } = lstatSync(source);
    utimesSync(copy, atime, mtime);
  }
}

function swap(target: string, next: string): void {
  if (!existsSync(target)) {
    renameSync(next, target);
    return;
  }
  const previous = previousOf(target);
  renameSync(target, previous);
  try {
    renameSync(next, target);
  } catch (error) {
    renameSync(previous, target);
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
}
