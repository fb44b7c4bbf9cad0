/** After so many faults of one kind in one file the others are not looked for: the file is not what it should be. */
export const mostFindings = 10_000;
