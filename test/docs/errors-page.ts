import { errorCodes } from '../../src/shared/error-codes.ts';
import { rulePages } from './rules-index.ts';

const sections = [
  [1, 'The check failed', 'Something in templates or files is wrong.'],
  [2, 'Could not run', 'Nothing was written, or the project was created and a hook failed.'],
  [130, 'Canceled', 'Nothing was written, unless hooks were running already.'],
] as const;

/** The page of all codes, by the exit status that they cause. */
export function errorsPage(): string {
  const codesWithPage = new Set(rulePages());
  const linked = (name: string) =>
    codesWithPage.has(name) ? `[\`${name}\`](rules/${name}.md)` : `\`${name}\``;
  const tables = sections.map(([exit, title, words]) => {
    const rows = Object.entries(errorCodes)
      .filter(([, code]) => code.exit === exit)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { meaning }]) => `| ${linked(name)} | ${meaning} |\n`);
    return `## ${exit}: ${title}\n\n${words}\n\n| code | meaning |\n| --- | --- |\n${rows.join('')}`;
  });
  return `${head}\n${tables.join('\n')}`;
}

const head = `# Exit status and error codes

| status | meaning |
| --- | --- |
| 0 | done, or nothing to do |
| 1 | the check failed: invalid, outdated, conflicts, a failed test |
| 2 | could not run: usage, bad input, the disk, a failed hook |
| 130 | canceled |

Every error has a code, \`category/name\`, which stays the same when its text changes. All errors of one kind are reported at once; the most
severe one sets the exit status. A message says what is wrong and quotes the value; its hint says what to do. Lines and columns
count from 1.

A code with a link is a rule of \`idp validate\`; its page shows a wrong and a right example.

Everything else that stops \`idp\` is a bug: it prints a stack, the versions, and where to report it.
`;
