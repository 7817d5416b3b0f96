import { expect, test } from 'vitest';
import { readCatalogInput } from '../../src/operations/catalog/read-catalog-input.ts';
import { contributorsOf } from '../../src/scaffold/compose/compose.ts';
import { partialsOf } from '../../src/scaffold/skeleton/partials.ts';
import { isGenerated } from '../../src/scaffold/skeleton/render-skeleton.ts';
import { outputPathOf } from '../../src/scaffold/skeleton/skeleton-file.ts';
import { IdpError } from '../../src/shared/error.ts';
import { decodeText } from '../../src/shared/tree/text.ts';
import { parseTemplate } from '../../src/templating/parse.ts';
import type { Partials } from '../../src/templating/partials.ts';
import { type RenderScope, renderTemplate } from '../../src/templating/render.ts';
import type { Template } from '../../src/templating/syntax.ts';
import { exampleCases } from '../../src/testing/example-cases.ts';
import { analyzeCatalog } from '../../src/validate/catalog-analysis.ts';
import { textsOf } from '../../src/validate/manifest-texts.ts';
import { type RenderCase, renderSelection } from '../../src/validate/render-case.ts';
import { createRenderContext } from '../../src/validate/resolve-case.ts';
import { groupBySlot, textsOfSlots } from '../../src/validate/slot-texts.ts';
import { renderReference } from './reference.ts';

const { input } = await readCatalogInput('templates', process.cwd());
const analysis = analyzeCatalog(input);

/** The output; undefined where an error is reported. */
function tryRender(template: Template, scope: RenderScope): string | undefined {
  try {
    return renderTemplate(template, scope);
  } catch (error) {
    if (error instanceof IdpError) return undefined;
    throw error;
  }
}

/** Compares one text; whether it was rendered. */
function compare(
  name: string,
  text: string,
  template: Template,
  scope: RenderScope,
  partials?: Partials,
): boolean {
  const ours = tryRender(template, scope);
  if (ours === undefined) return false;
  const { names, slots } = scope;
  const theirs = renderReference(text, {
    names,
    ...(slots && { slots }),
    ...(partials && { partials }),
  });
  expect(ours, name).toBe(theirs);
  return true;
}

const partialsById = new Map<string, Partials>();

/** The partials that the files of a contributor see; the same map each time. */
function partialsFor(id: string): Partials {
  const own = analysis.analyzedContributors.get(id)?.files.skeletonFiles.get('partials') ?? [];
  const partials = partialsById.get(id) ?? partialsOf(own, analysis.partials);
  partialsById.set(id, partials);
  return partials;
}

/** Every path, text and text for a slot that an example renders, and every text of its manifests. */
function compareCase(
  name: string,
  renderCase: RenderCase,
): { readonly rendered: number; readonly all: number } {
  const { names } = renderCase;
  const slots = new Map(
    [...groupBySlot(textsOfSlots(renderCase))].map(([slot, all]) => [
      slot,
      all.map(({ text }) => text),
    ]),
  );
  const results = [
    ...renderCase.files.filter(({ path, contributor }) =>
      isGenerated(path, analysis.analyzedContributors.get(contributor.id)?.rules ?? [], names),
    ),
    ...renderCase.slotTexts,
  ].flatMap(({ file, contributor }) => {
    const { skeletonFile, path, template } = file;
    const partials = partialsFor(contributor.id);
    const ofPath = compare(`${name} ${skeletonFile.file}`, outputPathOf(skeletonFile), path, {
      names,
    });
    const text = decodeText(skeletonFile.bytes);
    if (!template || text === undefined) return [ofPath];
    return [
      ofPath,
      compare(`${name} ${skeletonFile.file}`, text, template, { names, slots }, partials),
    ];
  });
  const ofManifests = contributorsOf(renderCase.composition).flatMap((contributor) =>
    textsOf(contributor).flatMap(({ kind, text }) => {
      const parsed =
        kind === 'template' ? parseTemplate(text, { file: contributor.id }) : undefined;
      return parsed?.ok ? [compare(`${name} ${text}`, text, parsed.value, { names })] : [];
    }),
  );
  const all = [...results, ...ofManifests];
  return { rendered: all.filter((one) => one).length, all: all.length };
}

test.each(
  [...analysis.catalog.templates.values()].map((template) => [template.id, template] as const),
)('every example of %s gives what the real Handlebars does', (_, template) => {
  const cases = exampleCases(createRenderContext(analysis, template, () => true));
  const counts = cases.map(({ name, composition, resolution }) =>
    compareCase(name, renderSelection(composition, resolution, analysis.analyzedContributors)),
  );
  for (const { rendered, all } of counts) expect(rendered).toBe(all);
  expect(cases.length).toBeGreaterThan(0);
});
