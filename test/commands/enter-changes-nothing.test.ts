import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Shell, shellWith, shellWithShipped } from '../support/run-idp.ts';
import { treeText } from '../support/tree-text.ts';

const enter = '\r';

/** What a project holds that is made without a question, and by pressing Enter at every question there is. */
async function makeBothWays({ idp, work }: Shell, args: readonly string[]) {
  const make = ['new', ...args, '--no-hooks'];
  const silent = await idp([...make, '--yes', '--out', 'by-yes']);
  expect(silent).toMatchObject({ exit: 0, err: '' });
  const asked = await idp([...make, '--customize', '--quiet', '--no-color', '--out', 'by-enter'], {
    terminal: true,
    presses: enter,
  });
  expect(asked.exit, asked.err).toBe(0);
  const [byYes, byEnter] = ['by-yes', 'by-enter'].map((folder) => treeText(join(work, folder)));
  return { byYes, byEnter, screen: asked.err };
}

const shipped = readdirSync('templates').filter((name) =>
  existsSync(join('templates', name, 'template.yaml')),
);

describe('Enter at every question does what --yes does', () => {
  const presets = [[], ['--preset', 'startup'], ['--preset', 'enterprise']];
  test.each(
    shipped.flatMap((template) =>
      (template.endsWith('-service') ? presets : [[]]).map((more) => ({ template, more })),
    ),
  )('for $template, which ships, $more', async ({ template, more }) => {
    const example = resolve('templates', template, 'examples/default.yaml');
    const args = ['--template', template, '--answers', example, ...more];
    const { byYes, byEnter } = await makeBothWays(shellWithShipped(), args);
    expect(byEnter).toBe(byYes);
  });

  test.each([
    { of: 'its defaults', more: [] },
    { of: 'a preset that leaves out a layer', more: ['--preset', 'quiet'] },
    { of: 'a preset that takes another provider', more: ['--preset', 'loud'] },
    { of: 'a layer more', more: ['--with', 'flag=pennant'] },
    { of: 'a layer less', more: ['--without', 'horn'] },
    { of: 'answers of their own', more: ['--set', 'crew=3', '--set', 'watch=false'] },
  ])('for a template with every kind of question, by $of', async ({ more }) => {
    const shell = shellWith('several-of-one-kind');
    for (const [path, text] of Object.entries(pier)) shell.write(`pier/${path}`, text);
    const args = ['ketch', '--catalog', 'pier', '--set', 'name=orca', ...more];
    const { byYes, byEnter, screen } = await makeBothWays(shell, args);
    expect(byEnter).toBe(byYes);
    expect(screen).toContain('? Key (Enter keeps it)');
  });
});

const capability = (layer: string, name: string) => ({
  [`capabilities/${layer}/${name}/capability.yaml`]: `apiVersion: idp/v1
kind: Capability
metadata: { layer: ${layer}, name: ${name}, title: Some ${name}, owner: crew, version: 1.0.0 }
spec:
  parameters:
    ${name}Size: { type: number, default: 0.5, advanced: true }
`,
  [`capabilities/${layer}/${name}/skeleton/${name}.txt.hbs`]: `{{${name}Size}}\n`,
});

/** A catalog whose default values are the awkward ones, with a layer that is on by default, and one that is off. */
const pier: Readonly<Record<string, string>> = {
  'platform.yaml': `apiVersion: idp/v1
kind: Platform
metadata: { name: pier }
spec:
  layers: { horn: { default: siren } }
  kinds: { ketch: { default: old } }
  presets:
    quiet: { title: Quiet, layers: { flag: pennant } }
    loud: { title: Loud, layers: { horn: bell } }
`,
  'old/template.yaml': `apiVersion: idp/v1
kind: Template
metadata: { name: old, title: Old, owner: crew, version: 1.0.0, lifecycle: experimental }
spec:
  creates: ketch
  parameters:
    name: { type: string, format: dns-label }
    key: { type: string, title: Key, secret: true, default: open-sesame, advanced: true }
    motto: { type: string, default: "", advanced: true }
    sign: { type: string, default: "  {{name}}, at sea ", advanced: true }
    crew: { type: integer, default: 2, enum: [1, 2, 3], advanced: true }
    depth: { type: number, default: 1e21, advanced: true }
    watch: { type: boolean, default: true, advanced: true }
    night: { type: boolean, default: false, advanced: true }
    wood: { type: string, default: fir, enum: [oak, elm, ash, yew, teak, fir], advanced: true }
    ports: { type: array, items: {}, default: ["Cork, Cobh", "Bray"], advanced: true }
    empty: { type: array, items: {}, default: [], advanced: true }
    sails: { type: array, items: { enum: [jib, main, mizzen] }, default: [mizzen, jib], advanced: true }
  layers: { flag: {}, horn: {} }
`,
  'old/skeleton/log.txt.hbs':
    '{{motto}}|{{sign}}|{{crew}}|{{depth}}|{{watch}}|{{night}}|{{wood}}|{{join ports ";"}}|{{join empty ";"}}|{{join sails ";"}}\n',
  'new/template.yaml': `apiVersion: idp/v1
kind: Template
metadata: { name: new, title: New, owner: crew, version: 1.0.0 }
spec:
  creates: ketch
  parameters: { name: { type: string, format: dns-label } }
`,
  ...capability('flag', 'pennant'),
  ...capability('horn', 'siren'),
  ...capability('horn', 'bell'),
};
