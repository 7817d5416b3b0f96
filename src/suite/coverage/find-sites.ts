import type { Place } from '../../errors/problem.ts';
import { choicesOf } from '../../manifest/choice.ts';
import type { Parameter } from '../../manifest/parameter.ts';
import { placeOfKey, placeOfText } from '../../manifest/source.ts';
import type { LoadedFile } from '../../skeleton/load.ts';
import { namesOfExpression } from '../../templating/names.ts';
import { parseExpression } from '../../templating/parse.ts';
import type { BlockNode, IfNode, SlotNode } from '../../templating/syntax.ts';
import { decodeText } from '../../tree/text.ts';
import { printExpression } from '../../typing/print-expression.ts';
import { textsOf } from '../../validate/manifest-texts.ts';
import type { Study } from '../../validate/study.ts';
import { findBlocks } from './find-blocks.ts';
import { heldOrNot, keyIn, keyOfNode, type Site, type SiteKey } from './site.ts';

/** Every site of a template or capability; `neverEmpty` are the lists that always hold something. */
export function findSites(
  study: Study,
  neverEmpty: ReadonlySet<string>,
): readonly (readonly [SiteKey, Site])[] {
  return [
    ...conditionsOf(study),
    ...valuesOf(study),
    ...[...study.loaded.values()].flatMap((file) => sitesOfFile(file, neverEmpty)),
  ];
}

function conditionsOf({ contributor }: Study): readonly (readonly [SiteKey, Site])[] {
  return textsOf(contributor)
    .filter(({ kind, text }) => kind === 'expression' && dependsOnAnswers(text))
    .map(({ path, text }) => {
      const place = placeOfText(contributor.source, path);
      const site: Site = { kind: 'condition', place, what: text, sides: heldOrNot };
      return [keyIn(contributor.id, path), site];
    });
}

function dependsOnAnswers(text: string): boolean {
  const parsed = parseExpression(text, { file: '' });
  const names = parsed.ok ? namesOfExpression(parsed.value) : [];
  return names.some(({ path: [first = ''] }) => !['platform', 'template'].includes(first));
}

function valuesOf({ contributor }: Study): readonly (readonly [SiteKey, Site])[] {
  const { source, id } = contributor;
  return Object.entries(source.value.spec.parameters ?? {}).flatMap(([name, parameter]) => {
    const sides = sidesOf(parameter);
    const path = ['spec', 'parameters', name];
    const site: Site = { kind: 'value', place: placeOfKey(source, path), what: name, sides };
    return sides.length === 0 ? [] : [[keyIn(id, path), site] as const];
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
  const { source, path, template } = file;
  const whole: Site = {
    kind: 'file',
    place: { file: source.file, line: 1 },
    what: source.path,
    sides: ['given'],
  };
  const text = decodeText(source.bytes) ?? '';
  const inPath = findBlocks(path.nodes).map(
    (node) => [keyOfNode(node, file), siteOf(node, source.path)] as const,
  );
  const inText = findBlocks(template?.nodes ?? []).map(
    (node) =>
      [keyOfNode(node, file), siteOf(node, tagOf(node, text, source.file), neverEmpty)] as const,
  );
  return [[file, whole], ...inPath, ...inText];
}

function siteOf(
  node: IfNode | BlockNode | SlotNode,
  what: string,
  neverEmpty: ReadonlySet<string> = new Set(),
): Site {
  const { location: place } = node;
  if (node.kind === 'slot')
    return { kind: 'slot', place, what: `slot "${node.slot}"`, sides: ['filled'] };
  if (node.kind === 'if') return { kind: 'branch', place, what, sides: heldOrNot };
  const [name, ...fields] = node.value.kind === 'name' ? node.value.path : [];
  const always = fields.length === 0 && neverEmpty.has(name ?? '');
  return { kind: 'branch', place, what, sides: always ? ['holds'] : heldOrNot };
}

/** The braces that open a block; of a partial, whose text is not at hand, as one would write them. */
function tagOf(node: IfNode | BlockNode | SlotNode, text: string, file: string): string {
  if (node.location.file === file) return tagAt(text, node);
  if (node.kind === 'slot') return `{{slot "${node.slot}"}}`;
  const subject = node.kind === 'if' ? node.test : node.value;
  return `{{#${node.kind} ${printExpression(subject)}}}`;
}

/** The braces that open a block, as they stand in its file. */
function tagAt(
  text: string,
  { location: { line = 1, column = 1 } }: { readonly location: Place },
): string {
  const rest = text
    .split('\n')
    .slice(line - 1)
    .join('\n')
    .slice(column - 1);
  return /^\{\{[\s\S]*?\}\}/.exec(rest)?.[0] ?? '';
}
