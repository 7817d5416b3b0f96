import { readdirSync } from 'node:fs';
import { type ErrorCode, errorCodes, severityOf } from '../../src/shared/error-codes.ts';

/** The pages of rules by their code, `category/name`. */
export function rulePages(): readonly string[] {
  const folder = new URL('../../docs/rules/', import.meta.url);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(new URL(`${name}/`, folder)).map((file) => `${name}/${file}`),
    )
    .map((path) => path.replace(/\.md$/, ''))
    .sort();
}

/** The index of all pages, with the catalog that their examples use. */
export function rulesIndex(): string {
  const rows = rulePages().map((code) => {
    const meaning = errorCodes[code as ErrorCode]?.meaning ?? 'no such code';
    const severity = severityOf(code as ErrorCode);
    return `| [${code}](${code}.md) | ${severity} | ${meaning} |\n`;
  });
  return `${head}\n| rule | severity | meaning |\n| --- | --- | --- |\n${rows.join('')}`;
}

const head = `# Validation rules

Each page says why the rule exists, with a wrong example, the report of \`idp validate\`, and a right example. The tests run the examples. The
files of an example are added to this catalog, or replace what is there:

\`\`\`yaml greeter/template.yaml
apiVersion: idp/v1
kind: Template
metadata: { name: greeter, title: Greeter, owner: platform-team, version: 1.0.0 }
spec:
  creates: service
  parameters:
    name: { type: string, title: Service name, format: dns-label }
    store: { type: string, title: Store, enum: [none, postgres], default: none, advanced: true }
\`\`\`

\`\`\`text greeter/skeleton/README.md.hbs
# {{name}}

Stores its data in {{store}}.
\`\`\`

\`\`\`yaml greeter/examples/default.yaml
answers: { name: hello }
\`\`\`

Warnings fail only with \`--strict\`, and can be [allowed](../templates-in-ci.md#warnings) where they are meant.
`;
