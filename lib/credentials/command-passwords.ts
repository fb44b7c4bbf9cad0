import { isLiteralValue } from './literal-value';

/** A word of a command line that is a password. */
export interface PasswordWord {
  /** The option that it belongs to: `-p`. */
  readonly name: string;
  readonly value: string;
  /** Index of the word. */
  readonly index: number;
}

/** Programs (or a subcommand of any) whose short option is a password; elsewhere `-p` is a port or a path. */
const passwordOptions: Readonly<Record<string, RegExp>> = {
  '-p': /^(login|sshpass|mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport|cqlsh|beeline|influx)$/,
  '-P': /^(sqlcmd|bcp|impala-shell)$/,
  '-a': /^(redis-cli|valkey-cli)$/,
  '-w': /^(ldapsearch|ldapadd|ldapmodify|ldapdelete|ldapwhoami|beeline)$/,
};
/** `mysql -psecret`: the option of these takes its password without a blank. */
const attachedPassword = /^(mysql|mysqldump|mysqladmin|mysqlimport|mariadb|mariadb-dump|mariadb-admin)$/;
const userOption = /^(-u|--user|--proxy-user|-U)$/;
/** Programs whose `-u` is `user:password`. */
const userPrograms = /^(curl|wget|http|https|xh|nats|lftp)$/;

const userOptionName = 'user:password';
const attachedOptionName = '-pPASSWORD';

/** The passwords of a command line: `curl -u user:x`, `docker login -p x`, `mysql -px`. Takes its words in order. */
export function passwordWords(words: readonly string[]): PasswordWord[] {
  if (!words.some((word) => /^--?[a-zA-Z]/.test(word))) return [];
  const found: PasswordWord[] = [];
  // Options of the programs named so far; until one is, any option may be meant.
  const options = new Set<string>([userOptionName]);
  let previous = '';
  for (const [index, word] of words.entries()) {
    const add = (name: string, value: string) => {
      if (value !== '' && isLiteralValue(value) && !value.startsWith('$')) found.push({ name, value, index });
    };
    if (userOption.test(previous) && options.has(userOptionName) && !/^\d+:\d+$/.test(word)) {
      add(previous, /^[^\s:$]+:(.+)$/.exec(word)?.[1] ?? '');
    } else if (options.has(previous) && !word.startsWith('-')) add(previous, word);
    if (options.has(attachedOptionName)) add('-p', /^-p(.+)$/.exec(word)?.[1] ?? '');
    if (/^[\w./-]+$/.test(word) && !word.startsWith('-')) nameProgram(word.slice(word.lastIndexOf('/') + 1), options);
    previous = word;
  }
  return found;
}

function nameProgram(program: string, options: Set<string>): void {
  for (const [option, programs] of Object.entries(passwordOptions)) if (programs.test(program)) options.add(option);
  if (attachedPassword.test(program)) options.add(attachedOptionName);
  if (userPrograms.test(program)) options.add(userOptionName);
  else if (options.size === 1) options.clear();
}
