import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectSuccess, run } from '../support/run.ts';
import { describeWithTools } from '../support/tools.ts';
import { LanguageServer } from './language-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'idp editor '));
const urlOf = (path: string) => pathToFileURL(join(folder, path)).href;

const start = (kind: string) => `apiVersion: idp/v1\nkind: ${kind}\n`;

describeWithTools(['yaml-language-server'], 'a manifest in an editor', () => {
  let server: LanguageServer;

  beforeAll(async () => {
    expectSuccess(
      await run('node', [resolve('bin/idp.js'), 'schema', '--out', join(folder, 'schemas')]),
    );
    const kinds = ['template', 'capability', 'platform'];
    const schemas = Object.fromEntries(
      kinds.map((kind) => [urlOf(`schemas/${kind}.schema.json`), [`**/${kind}.yaml`]]),
    );
    const yaml = {
      schemas,
      schemaStore: { enable: false },
      validate: true,
      completion: true,
      hover: true,
    };
    server = new LanguageServer(yaml);
    await server.request('initialize', {
      processId: process.pid,
      rootUri: urlOf(''),
      capabilities: {
        workspace: { configuration: true },
        textDocument: { completion: { completionItem: { snippetSupport: false } } },
      },
    });
    server.notify('initialized', {});
    server.notify('workspace/didChangeConfiguration', { settings: { yaml } });
  });

  afterAll(() => {
    server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  let opened = 0;

  /** Opens a manifest of this kind; what is wrong with it, as `line: message`. */
  async function open(kind: string, text: string) {
    opened += 1;
    const uri = urlOf(`${opened}/${kind}.yaml`);
    const said = server.hear(
      ({ method, params }) =>
        method === 'textDocument/publishDiagnostics' && (params as { uri: string }).uri === uri,
    );
    server.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text },
    });
    const { diagnostics } = (await said).params as {
      diagnostics: { message: string; range: { start: { line: number } } }[];
    };
    return {
      uri,
      faults: diagnostics.map(({ message, range }) => `${range.start.line + 1}: ${message}`),
    };
  }

  /** The words that are offered at the end of a text. */
  async function offeredAfter(kind: string, text: string): Promise<readonly string[]> {
    const { uri } = await open(kind, text);
    const lines = text.split('\n');
    const position = { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
    const found = (await server.request('textDocument/completion', {
      textDocument: { uri },
      position,
    })) as { items: { label: string }[] };
    return found.items.map(({ label }) => label);
  }

  it.each([
    ['template', start('Template'), ['metadata', 'spec']],
    [
      'template',
      `${start('Template')}spec:\n  `,
      ['creates', 'parameters', 'layers', 'hooks', 'needs'],
    ],
    [
      'template',
      `${start('Template')}spec:\n  parameters:\n    name:\n      type: string\n      `,
      ['format', 'enum', 'when', 'advanced'],
    ],
    [
      'template',
      `${start('Template')}spec:\n  parameters:\n    name:\n      type: `,
      ['string', 'integer', 'boolean', 'array'],
    ],
    ['capability', `${start('Capability')}spec:\n  `, ['requires', 'combine', 'slots']],
    ['platform', `${start('Platform')}spec:\n  `, ['teams', 'layers', 'presets', 'kinds']],
  ])('of a %s is completed after %j', async (kind, text, words) => {
    expect(await offeredAfter(kind, text)).toEqual(expect.arrayContaining(words));
  });

  it.each([
    ['template', `${start('Template')}spec:\n  creates: service\n`, 'The KIND of `idp new KIND`'],
    ['capability', `${start('Capability')}spec:\n  requires: []\n`, 'Layers that must be on'],
    ['platform', `${start('Platform')}spec:\n  teams: []\n`, 'The teams that may be owners'],
  ])('of a %s reports what a key means', async (kind, text, meaning) => {
    const { uri } = await open(kind, text);
    const hover = (await server.request('textDocument/hover', {
      textDocument: { uri },
      position: { line: 3, character: 4 },
    })) as { contents: { value: string } };
    expect(hover.contents.value.replaceAll('\\', '')).toContain(meaning);
  });

  it.each([
    [
      'template',
      `${start('Template')}metadata: { name: kiln, title: Kiln, owner: potters, version: 1.0.0 }\nspec:\n  craetes: kiln\n  creates: kiln\n  parameters: {}\n`,
      '5: Property craetes is not allowed.',
    ],
    [
      'capability',
      `${start('Capability')}metadata: { layer: ci, name: kiln, title: Kiln, owner: potters, version: 1.0.0 }\nspec:\n  requries: []\n`,
      '5: Property requries is not allowed.',
    ],
    [
      'platform',
      `${start('Platform')}metadata: { name: kiln }\nspec:\n  temas: []\n`,
      '5: Property temas is not allowed.',
    ],
  ])('of a %s is reported a mistyped key in its line', async (kind, text, error) => {
    expect((await open(kind, text)).faults).toEqual([error]);
  });

  it('that is right is told nothing', async () => {
    const text = `${start('Template')}metadata: { name: kiln, title: Kiln, owner: potters, version: 1.0.0 }\nspec:\n  creates: kiln\n  parameters: { name: { type: string, format: dns-label } }\n`;
    expect((await open('template', text)).faults).toEqual([]);
  });
});
