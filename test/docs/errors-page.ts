import { codes } from '../../src/errors/codes.ts';
import { rulePages } from './rules-index.ts';

const sections = [
  [1, 'The answer is no', 'Something in templates or files is not as it should be.'],
  [2, 'Could not run', 'Nothing was written, or the service stands and a hook did not succeed.'],
  [130, 'Cancelled', 'Nothing was written, unless hooks were running already.'],
] as const;

/** The page of all codes, by how a run ends that meets them. */
export function errorsPage(): string {
  const shown = new Set(rulePages());
  const linked = (name: string) =>
    shown.has(name) ? `[\`${name}\`](rules/${name}.md)` : `\`${name}\``;
  const tables = sections.map(([exit, title, words]) => {
    const rows = Object.entries(codes)
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
| 1 | the answer is no: invalid, conflicts, a check failed |
| 2 | could not run: usage, bad input, the disk, a hook failed |
| 130 | cancelled |

Every error has a code, \`room/what\`, which stays the same when its words change. All errors of one kind
are told at once; the gravest decides how the run ends. An error says what is wrong and quotes the value;
its hint says what to do. Lines and columns count from 1.

A code that leads to a page is one that \`idp validate\` says: the page shows what is wrong, and how it is right.

Whatever else stops \`idp\` is a bug in it: then there is a stack, and a line that says where to report it.
`;
