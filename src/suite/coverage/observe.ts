import type { Resolution } from '../../answers/resolve.ts';
import { contributorsOf } from '../../capability/compose.ts';
import { isList, type Value } from '../../data/value.ts';
import { evaluate } from '../../expression/evaluate.ts';
import { isTruthy } from '../../expression/helpers.ts';
import { parseExpression } from '../../expression/parse.ts';
import { type Leaf, renderPieces, renderTemplate, type Scope } from '../../expression/render.ts';
import type { LoadedFile } from '../../skeleton/load.ts';
import { isGiven } from '../../skeleton/render.ts';
import { textsOf } from '../../validate/manifest-texts.ts';
import { groupBySlot, textsOfSlots } from '../../validate/slot-texts.ts';
import type { Study } from '../../validate/study.ts';
import type { Trial } from '../../validate/trial.ts';
import { keyIn, type Sites, sideOf } from './site.ts';
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

function observeFile(file: LoadedFile, scope: Scope, counter: Counter): void {
  const onBranch: Scope['onBranch'] = (node, held) => counter.meet(node, sideOf(held));
  const lines = new Set<number>();
  counter.meet(file, 0);
  renderTemplate(file.path, { ...scope, onBranch });
  if (file.template)
    renderPieces(file.template, { ...scope, onBranch }, (_, from, index = 0) => {
      if (from.kind === 'slot' && index === 0) counter.meet(from, 0);
      for (const line of linesOf(from)) lines.add(line);
    });
  else lines.add(1);
  for (const line of lines) counter.line(file.source.file, line);
}

/** The lines of its file that a node stands on; of a text that ends in a line feed, not the one after it. */
export function linesOf(leaf: Leaf): readonly number[] {
  if (leaf.kind !== 'text') return [(leaf.kind === 'slot' ? leaf : leaf.value).place.line ?? 1];
  if (leaf.text === '') return [];
  const feeds = leaf.text.replace(/\n$/, '').split('\n').length;
  return Array.from({ length: feeds }, (_, index) => leaf.line + index);
}
