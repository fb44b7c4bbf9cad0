/** What the codes of the file system mean to somebody who wants to write. */
const words: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk quota is used up'],
  ['EACCES', 'permission denied'],
  ['EPERM', 'permission denied'],
  ['EROFS', 'the file system is read-only'],
  ['ENOTDIR', 'a part of the path is a file'],
  ['EEXIST', 'a part of the path is a file, or a link to nowhere'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ELOOP', 'links lead round in a circle'],
  ['ENOENT', 'there is no place for it'],
  ['ENOTEMPTY', 'another program writes to it at the same time'],
  ['EMFILE', 'too many open files'],
]);

/** Says why something cannot be written; a code that nobody has words for is said as it is. */
export function writeFault(code: string): string {
  return words.get(code) ?? code;
}
