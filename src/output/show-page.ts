import type { Question } from '../scaffold/answers/question.ts';
import type { Command } from '../scaffold/compose/commands.ts';
import { needsOf } from '../scaffold/compose/needs.ts';
import type { OfferedLayer } from '../scaffold/compose/select.ts';
import { describeParameterLimits } from './describe-parameter.ts';
import { commandToType, type PlannedTemplate } from './describe-planned.ts';
import { fileTree } from './file-tree.ts';
import type { PageStyle } from './page-style.ts';
import { lifecycleText } from './paths-table.ts';
import { quoteArguments } from './quote-arguments.ts';
import { printTerms, type TermRow } from './text/table.ts';
import { wrap } from './text/wrap.ts';

/** One template on a page: its parameters, layers, hooks and files, and the command that creates a project. */
export function showPage(path: PlannedTemplate, style: PageStyle): string {
  const { offered, hooks, files } = path;
  const { paint, width } = style;
  const pairs = (rows: readonly TermRow[]) => printTerms(rows, { indent: 2, width });
  const section = (title: string, text: string) =>
    text === '' ? '' : `\n${paint.bold(title)}\n${text}`;
  return [
    head(path, style),
    pairs(facts(path)),
    section('Parameters', pairs(parameterPairs(path, false))),
    section(
      'Advanced parameters, prompted for with --customize',
      pairs(parameterPairs(path, true)),
    ),
    section('Layers', pairs(offered.map((one) => [one.layer, layerText(one)]))),
    section('Needs', pairs(needsOf(path.composition).map(({ program, why }) => [program, why]))),
    section(
      'Runs after the files are written',
      hooks.map((hook) => hookText(hook, paint)).join(''),
    ),
    section('Files', fileTree(files, style)),
    section('To create one', `  ${commandToType(path)}\n`),
  ].join('');
}

function head({ composition }: PlannedTemplate, { paint, width }: PageStyle): string {
  const { id, source } = composition.template;
  const { title, description } = source.value.metadata;
  const text = description === undefined ? '' : `${wrap(description, width).join('\n')}\n`;
  return `${paint.bold(id)}  ${title}\n${text}\n`;
}

function facts({ composition }: PlannedTemplate): readonly TermRow[] {
  const { metadata, spec } = composition.template.source.value;
  return [
    ['creates', spec.creates],
    ['owner', metadata.owner],
    ['version', metadata.version],
    ['lifecycle', lifecycleText(metadata)],
    ...(spec.runtime === undefined ? [] : [['runtime', spec.runtime] as const]),
    ...(metadata.tags?.length ? [['tags', metadata.tags.join(', ')] as const] : []),
  ];
}

function parameterPairs(
  { composition, answers }: PlannedTemplate,
  advanced: boolean,
): readonly TermRow[] {
  return composition.questions
    .filter(({ parameter }) => (parameter.advanced ?? false) === advanced)
    .map((question) => [question.name, parameterText(question, answers)]);
}

/** What a parameter is for, and its limits. */
export function parameterText(question: Question, answers: PlannedTemplate['answers']): string {
  const { title, description } = question.parameter;
  const meaning = [title, description].filter((part) => part !== undefined).join(': ');
  return [...(meaning === '' ? [] : [meaning]), describeParameterLimits(question, answers)].join(
    '\n',
  );
}

function layerText({ system, providers }: OfferedLayer): string {
  const others = providers.filter((name) => name !== system);
  const also = others.length === 0 ? '' : `; or ${others.join(', ')}`;
  return `${system ?? 'none'} by default${also}`;
}

/** The command is on one line, however long, so that it can be copied. */
function hookText(
  { title, argv, timeout, optional, owner }: Command,
  paint: PageStyle['paint'],
): string {
  const terms = [`at most ${timeout} s`, ...(optional ? ['may fail'] : []), `from ${owner}`];
  return `  ${title}  ${paint.dim(terms.join(', '))}\n    ${quoteArguments(argv)}\n`;
}
