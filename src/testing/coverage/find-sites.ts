import { choicesOf } from '../../catalog/manifest/choice.ts';
import type { Parameter } from '../../catalog/manifest/parameter.ts';
import { locationOfKey, locationOfText } from '../../catalog/manifest/source-map.ts';
import type { LoadedFile } from '../../scaffold/skeleton/load-skeleton.ts';
import type { Location } from '../../shared/diagnostic.ts';
import { decodeText } from '../../shared/tree/text.ts';
import { namesOfExpression } from '../../templating/names.ts';
import { parseExpression } from '../../templating/parse.ts';
import type { BlockNode, IfNode, SlotNode } from '../../templating/syntax.ts';
import { printExpression } from '../../types/print-expression.ts';
import type { AnalyzedContributor } from '../../validate/analyze-contributor.ts';
import { textsOf } from '../../validate/manifest-texts.ts';
import { findBlocks } from './find-blocks.ts';
import { conditionSides, keyOfNode, type Site, type SiteKey, siteKeyIn } from './site.ts';

/** Every site of a template or capability; `neverEmpty` are the lists that always hold something. */
export function findSites(
  analyzed: AnalyzedContributor,
  neverEmpty: ReadonlySet<string>,
): readonly (readonly [SiteKey, Site])[] {
  return [
    ...conditionsOf(analyzed),
    ...valuesOf(analyzed),
    ...[...analyzed.loaded.values()].flatMap((file) => sitesOfFile(file, neverEmpty)),
  ];
}

function conditionsOf({ contributor }: AnalyzedContributor): readonly (readonly [SiteKey, Site])[] {
  return textsOf(contributor)
    .filter(({ kind, text }) => kind === 'expression' && dependsOnAnswers(text))
    .map(({ path, text }) => {
      const location = locationOfText(contributor.source, path);
      const site: Site = { kind: 'condition', location, what: text, sides: conditionSides };
      return [siteKeyIn(contributor.id, path), site];
    });
}

function dependsOnAnswers(text: string): boolean {
  const parsed = parseExpression(text, { file: '' });
  const names = parsed.ok ? namesOfExpression(parsed.value) : [];
  return names.some(({ path: [first = ''] }) => !['platform', 'template'].includes(first));
}

function valuesOf({ contributor }: AnalyzedContributor): readonly (readonly [SiteKey, Site])[] {
  const { source, id } = contributor;
  return Object.entries(source.value.spec.parameters ?? {}).flatMap(([name, parameter]) => {
    const sides = sidesOf(parameter);
    const path = ['spec', 'parameters', name];
    const site: Site = { kind: 'value', location: locationOfKey(source, path), what: name, sides };
    return sides.length === 0 ? [] : [[siteKeyIn(id, path), site] as const];
  });
}

function sidesOf(parameter: Parameter): readonly string[] {
  if (parameter.type === 'boolean') return ['true', 'false'];
  return (choicesOf(parameter) ?? []).map(({ value }) => String(value));
}

function sitesOfFile(
  file: LoadedFile,
  neverEmpty: ReadonlySet<string>,
): readonly (readonly [SiteKey, Site])[] {
  const { skeletonFile, path, template } = file;
  const whole: Site = {
    kind: 'file',
    location: { file: skeletonFile.file, line: 1 },
    what: skeletonFile.path,
    sides: ['given'],
  };
  const text = decodeText(skeletonFile.bytes) ?? '';
  const inPath = findBlocks(path.nodes).map(
    (node) => [keyOfNode(node, file), siteOf(node, skeletonFile.path)] as const,
  );
  const inText = findBlocks(template?.nodes ?? []).map(
    (node) =>
      [
        keyOfNode(node, file),
        siteOf(node, tagOf(node, text, skeletonFile.file), neverEmpty),
      ] as const,
  );
  return [[file, whole], ...inPath, ...inText];
}

function siteOf(
  node: IfNode | BlockNode | SlotNode,
  what: string,
  neverEmpty: ReadonlySet<string> = new Set(),
): Site {
  const { location } = node;
  if (node.kind === 'slot')
    return { kind: 'slot', location, what: `slot "${node.slot}"`, sides: ['filled'] };
  if (node.kind === 'if') return { kind: 'branch', location, what, sides: conditionSides };
  const [name, ...fields] = node.value.kind === 'name' ? node.value.path : [];
  const always = fields.length === 0 && neverEmpty.has(name ?? '');
  return { kind: 'branch', location, what, sides: always ? ['holds'] : conditionSides };
}

/** The opening tag of a block; of a partial, whose text is not available, as one would write it. */
function tagOf(node: IfNode | BlockNode | SlotNode, text: string, file: string): string {
  if (node.location.file === file) return tagAt(text, node);
  if (node.kind === 'slot') return `{{slot "${node.slot}"}}`;
  const subject = node.kind === 'if' ? node.test : node.value;
  return `{{#${node.kind} ${printExpression(subject)}}}`;
}

/** The opening tag of a block, as in its file. */
function tagAt(
  text: string,
  { location: { line = 1, column = 1 } }: { readonly location: Location },
): string {
  const rest = text
    .split('\n')
    .slice(line - 1)
    .join('\n')
    .slice(column - 1);
  return /^\{\{[\s\S]*?\}\}/.exec(rest)?.[0] ?? '';
}
