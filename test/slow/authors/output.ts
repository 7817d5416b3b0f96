import type { TemplateEntry } from '../../../src/catalog/catalog.ts';
import { type Example, exampleSchema } from '../../../src/catalog/manifest/example.ts';
import { parseManifest } from '../../../src/catalog/manifest/parse.ts';
import type { WithSource } from '../../../src/catalog/manifest/source-map.ts';
import { createPreparer, type Service } from '../../../src/operations/answers/prepare-service.ts';
import { readCatalogInput } from '../../../src/operations/catalog/read-catalog-input.ts';
import { localCatalog, lockOf, printLock } from '../../../src/project/lock.ts';
import {
  answersFromMapping,
  mergeProvided,
} from '../../../src/scaffold/answers/provided-answers.ts';
import { expressionNames, resolveAnswers } from '../../../src/scaffold/answers/resolve.ts';
import { checksOf } from '../../../src/scaffold/compose/commands.ts';
import {
  type Composition,
  compose,
  contributorsOf,
} from '../../../src/scaffold/compose/compose.ts';
import { type LayerChoices, selectCapabilities } from '../../../src/scaffold/compose/select.ts';
import { IdpError } from '../../../src/shared/error.ts';
import { unwrap } from '../../../src/shared/result.ts';
import { matchesGlob } from '../../../src/shared/tree/glob.ts';
import { answersFromExample } from '../../../src/validate/case-answers.ts';
import type { CatalogInput, ExampleFile } from '../../../src/validate/input.ts';

/** What the examples give: the files, which their golden texts hold, and all that is told beside them. */
export interface Output {
  readonly files: string;
  readonly rest: string;
}

/**
 * All that the examples of a catalog give, as one text: every file with its mode, who gave it, whether it is once
 * and why it is there; the record with all answers; hooks, checks and next steps. An example of a capability
 * is laid over each template, with the answers of that template's first.
 */
export async function outputOf(root: string): Promise<Output> {
  const { input } = await readCatalogInput(root, process.cwd());
  const prepare = createPreparer(input.catalog, process.cwd());
  const parts = [...input.catalog.templates.values()].flatMap((template) =>
    casesOf(input, template).map(({ id, file, text }) => {
      const lay = () => layExample(input, template, id, read({ file, text }));
      const head = `== ${template.id} ${file.slice(root.length)}\n`;
      return attempt(() => describe(head, prepareLaid(lay())), head);
    }),
  );
  return {
    files: parts.map(({ files }) => files).join(''),
    rest: parts.map(({ rest }) => rest).join(''),
  };

  function prepareLaid({ composition, resolution }: ReturnType<typeof layExample>): Service {
    return prepare(composition, resolution.answers);
  }
}

/** The examples that are laid over a template: its own, and those of every capability. */
function casesOf({ catalog, files }: CatalogInput, template: TemplateEntry) {
  return [...files]
    .filter(([id]) => id === template.id || catalog.capabilities.has(id))
    .flatMap(([id, { examples }]) => examples.map((example) => ({ id, ...example })));
}

function layExample(
  { catalog, files }: CatalogInput,
  template: TemplateEntry,
  id: string,
  example: WithSource<Example>,
) {
  const isOwn = id === template.id;
  const choices = choicesOf(example.value, isOwn ? [] : [id]);
  const selected = unwrap(selectCapabilities(catalog, template, choices));
  const composition = unwrap(compose(catalog, template, selected, choices.without));
  const [first] = files.get(template.id)?.examples ?? [];
  const provided = mergeProvided(
    answersFromExample(example, 'file'),
    isOwn || !first ? new Map() : answersFromExample(read(first), 'lock'),
    answersFromMapping((catalog.platform?.value.spec.defaults ?? {}) as never, {
      source: 'platform',
      label: 'platform.yaml',
    }),
  );
  const resolution = resolveAnswers(composition, provided);
  if (resolution.missing.length > 0 || resolution.diagnostics.length > 0)
    throw new IdpError([{ code: 'example/invalid', message: 'the example does not hold' }]);
  return { composition, resolution };
}

function read({ file, text }: ExampleFile): WithSource<Example> {
  return unwrap(parseManifest(exampleSchema, text, file));
}

function choicesOf(example: Example, ids: readonly string[]): LayerChoices {
  const chosen = [...(example.with ?? []), ...ids.map((id) => id.replace('/', '='))];
  const pairs = chosen.map((text) => text.split('=', 2) as [string, string]);
  return {
    with: new Map(pairs),
    without: new Set(example.without ?? []),
  };
}

function describe(head: string, { composition, answers, files, hooks, next }: Service): Output {
  const names = expressionNames(answers, composition.facts);
  const checks = unwrap(checksOf(composition, names));
  const written = [...files].map(([path, { bytes, executable }]) => {
    return `-- ${path} ${executable} --\n${Buffer.from(bytes).toString('latin1')}\n`;
  });
  const reasons = [...files].map(([path, { from, once }]) =>
    JSON.stringify({ path, from, once, why: whyOf(composition, from, path) }),
  );
  const told = JSON.stringify({ hooks, checks, next });
  return {
    files: [head, ...written.sort()].join(''),
    rest: [
      head,
      printLock(lockOf(composition, answers, localCatalog)),
      told,
      ...reasons.sort(),
    ].join('\n'),
  };
}

function whyOf(composition: Composition, from: readonly string[], path: string): readonly string[] {
  return contributorsOf(composition)
    .filter(({ id }) => from.includes(id))
    .flatMap(({ source }) => Object.entries(source.value.spec.why ?? {}))
    .filter(([glob]) => glob === path || matchesGlob(glob)(path))
    .map(([, why]) => why);
}

/** What cannot be laid is an output, too: another one than that of a catalog in order. */
function attempt(run: () => Output, head: string): Output {
  try {
    return run();
  } catch (error) {
    if (error instanceof IdpError) return { files: `${head}!! ${error.message}\n`, rest: '' };
    throw error;
  }
}
