/** Exit statuses of the `floe` command. */
export const exitStatus = {
  done: 0,
  /** The input is at fault, or a check found something. */
  fault: 1,
  wrongUsage: 2,
  /** A fault of the toolkit's own. */
  internal: 3,
} as const;

export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];
