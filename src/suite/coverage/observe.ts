import type { Resolution } from '../../answers/resolve.ts';
import { contributorsOf } from '../../capability/compose.ts';
import { isList, type Value } from '../../data/value.ts';
import type { LoadedFile } from '../../skeleton/load.ts';
import { isGiven } from '../../skeleton/render.ts';
import { evaluate } from '../../templating/evaluate.ts';
import { isTruthy } from '../../templating/helpers.ts';
import { parseExpression } from '../../templating/parse.ts';
import {
  type Leaf,
  type RenderScope,
  renderPieces,
  renderTemplate,
} from '../../templating/render.ts';
import { textsOf } from '../../validate/manifest-texts.ts';
import { groupBySlot, textsOfSlots } from '../../validate/slot-texts.ts';
import type { Study } from '../../validate/study.ts';
import type { Trial } from '../../validate/trial.ts';
import { keyIn, keyOfNode, type Sites, sideOf } from './site.ts';
import type { Counter } from './tally.ts';

/** What is needed to say which way a case went. */
export interface Observed {
  readonly trial: Trial;
  readonly resolution: Resolution;
  readonly studies: ReadonlyMap<string, Study>;
  readonly sites: Sites;
}

/** Counts which way a case went, at every site that it met. */
export function observe(observed: Observed, counter: Counter): void {
  const { trial, studies } = observed;
  observeAnswers(observed, counter);
  observeConditions(observed, counter);
  const slotTexts = textsOfSlots(trial);
  const slots = new Map(
    [...groupBySlot(slotTexts)].map(([slot, all]) => [slot, all.map(({ text }) => text)]),
  );
  for (const { file, path, contributor } of trial.files) {
    const rules = studies.get(contributor.id)?.rules ?? [];
    if (isGiven(path, rules, trial.names))
      observeFile(file, { names: trial.names, slots }, counter);
  }
  for (const { file } of slotTexts) observeFile(file, { names: trial.names }, counter);
}

function observeAnswers({ resolution, sites }: Observed, counter: Counter): void {
  for (const { question, value } of resolution.answers.values()) {
    const key = keyIn(question.owner, ['spec', 'parameters', question.name]);
    const { sides = [] } = sites.get(key) ?? {};
    const values: readonly Value[] = isList(value) ? value : [value];
    for (const one of values) counter.meet(key, sides.indexOf(String(one)));
  }
}

function observeConditions({ trial }: Observed, counter: Counter): void {
  for (const contributor of contributorsOf(trial.composition)) {
    for (const { path, text, kind } of textsOf(contributor)) {
      const parsed = kind === 'expression' ? parseExpression(text, { file: '' }) : undefined;
      if (!parsed?.ok) continue;
      const held = isTruthy(evaluate(parsed.value, trial.names));
      counter.meet(keyIn(contributor.id, path), sideOf(held));
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
  else lines.set(file.source.file, new Set([1]));
  for (const [path, ofFile] of lines) for (const line of ofFile) counter.line(path, line);
}

/** The file that a node stands in: that of the text, or of a partial. */
export function fileOfLeaf(leaf: Leaf): string {
  if (leaf.kind === 'text') return leaf.file;
  return (leaf.kind === 'slot' ? leaf : leaf.value).location.file;
}

/** The lines of its file that a node stands on; of a text that ends in a line feed, not the one after it. */
export function linesOf(leaf: Leaf): readonly number[] {
  if (leaf.kind !== 'text') return [(leaf.kind === 'slot' ? leaf : leaf.value).location.line ?? 1];
  if (leaf.text === '') return [];
  const feeds = leaf.text.replace(/\n$/, '').split('\n').length;
  return Array.from({ length: feeds }, (_, index) => leaf.line + index);
}
