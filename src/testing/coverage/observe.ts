import type { Resolution } from '../../scaffold/answers/resolve.ts';
import { contributorsOf } from '../../scaffold/compose/compose.ts';
import type { LoadedFile } from '../../scaffold/skeleton/load-skeleton.ts';
import { isGenerated } from '../../scaffold/skeleton/render-skeleton.ts';
import { isList, type Value } from '../../shared/data/value.ts';
import { evaluate } from '../../templating/evaluate.ts';
import { isTruthy } from '../../templating/helpers.ts';
import { parseExpression } from '../../templating/parse.ts';
import {
  type Leaf,
  type RenderScope,
  renderPieces,
  renderTemplate,
} from '../../templating/render.ts';
import type { AnalyzedContributor } from '../../validate/analyze-contributor.ts';
import { textsOf } from '../../validate/manifest-texts.ts';
import type { RenderCase } from '../../validate/render-case.ts';
import { groupBySlot, textsOfSlots } from '../../validate/slot-texts.ts';
import { keyOfNode, type Sites, sideOf, siteKeyIn } from './site.ts';
import type { Counter } from './tally.ts';

/** What is needed to record the branches of a case. */
interface ObservedSites {
  readonly renderCase: RenderCase;
  readonly resolution: Resolution;
  readonly analyzedContributors: ReadonlyMap<string, AnalyzedContributor>;
  readonly sites: Sites;
}

/** Counts which way a case went, at every site that it met. */
export function observeCase(observed: ObservedSites, counter: Counter): void {
  const { renderCase, analyzedContributors } = observed;
  observeAnswers(observed, counter);
  observeConditions(observed, counter);
  const slotTexts = textsOfSlots(renderCase);
  const slots = new Map(
    [...groupBySlot(slotTexts)].map(([slot, all]) => [slot, all.map(({ text }) => text)]),
  );
  for (const { file, path, contributor } of renderCase.files) {
    const rules = analyzedContributors.get(contributor.id)?.rules ?? [];
    if (isGenerated(path, rules, renderCase.names))
      observeFile(file, { names: renderCase.names, slots }, counter);
  }
  for (const { file } of slotTexts) observeFile(file, { names: renderCase.names }, counter);
}

function observeAnswers({ resolution, sites }: ObservedSites, counter: Counter): void {
  for (const { question, value } of resolution.answers.values()) {
    const key = siteKeyIn(question.owner, ['spec', 'parameters', question.name]);
    const { sides = [] } = sites.get(key) ?? {};
    const values: readonly Value[] = isList(value) ? value : [value];
    for (const one of values) counter.meet(key, sides.indexOf(String(one)));
  }
}

function observeConditions({ renderCase }: ObservedSites, counter: Counter): void {
  for (const contributor of contributorsOf(renderCase.composition)) {
    for (const { path, text, kind } of textsOf(contributor)) {
      const parsed = kind === 'expression' ? parseExpression(text, { file: '' }) : undefined;
      if (!parsed?.ok) continue;
      const held = isTruthy(evaluate(parsed.value, renderCase.names));
      counter.meet(siteKeyIn(contributor.id, path), sideOf(held));
    }
  }
}

function observeFile(file: LoadedFile, scope: RenderScope, counter: Counter): void {
  const onBranch: RenderScope['onBranch'] = (node, held) =>
    counter.meet(keyOfNode(node, file), sideOf(held));
  const lines = new Map<string, Set<number>>();
  counter.meet(file, 0);
  renderTemplate(file.path, { ...scope, onBranch });
  if (file.template)
    renderPieces(file.template, { ...scope, onBranch }, (_, from, { index = 0 }) => {
      if (from.kind === 'slot' && index === 0) counter.meet(keyOfNode(from, file), 0);
      const ofFile = lines.get(fileOfLeaf(from)) ?? new Set();
      lines.set(fileOfLeaf(from), ofFile);
      for (const line of linesOf(from)) ofFile.add(line);
    });
  else lines.set(file.skeletonFile.file, new Set([1]));
  for (const [path, ofFile] of lines) for (const line of ofFile) counter.line(path, line);
}

/** The file of a node: that of the text, or of a partial. */
export function fileOfLeaf(leaf: Leaf): string {
  if (leaf.kind === 'text') return leaf.file;
  return (leaf.kind === 'slot' ? leaf : leaf.value).location.file;
}

/** The lines of a node in its file; for text that ends in a line feed, not the line after it. */
export function linesOf(leaf: Leaf): readonly number[] {
  if (leaf.kind !== 'text') return [(leaf.kind === 'slot' ? leaf : leaf.value).location.line ?? 1];
  if (leaf.text === '') return [];
  const feeds = leaf.text.replace(/\n$/, '').split('\n').length;
  return Array.from({ length: feeds }, (_, index) => leaf.line + index);
}
