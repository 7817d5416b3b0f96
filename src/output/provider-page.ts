import type { CapabilityEntry } from '../catalog/catalog.ts';
import type { Parameter } from '../catalog/manifest/parameter.ts';
import type { Question } from '../scaffold/answers/question.ts';
import { describeParameter } from './describe-parameter.ts';
import { printDocument, providerForJson } from './json-document.ts';
import type { PageStyle } from './page-style.ts';
import { parameterText } from './show-page.ts';
import { printTerms, type TermRow } from './text/table.ts';
import { wrap } from './text/wrap.ts';

/** A provider of a layer for `idp show`, with what uses it. */
export interface ShownProvider {
  readonly provider: CapabilityEntry;
  /** The templates that offer it. */
  readonly templates: readonly string[];
  readonly presets: readonly string[];
}

/** One provider on a page: what it needs, its parameters, and the commands that add it. */
export function providerPage(shown: ShownProvider, { paint, width }: PageStyle): string {
  const { id, source } = shown.provider;
  const { metadata, spec } = source.value;
  const { layer, name } = providerForJson(id);
  const terms = (rows: readonly TermRow[]) => printTerms(rows, { indent: 2, width });
  const section = (title: string, text: string) =>
    text === '' ? '' : `\n${paint.bold(title)}\n${text}`;
  const listed = (title: string, names: readonly string[]): readonly TermRow[] =>
    names.length === 0 ? [] : [[title, names.join(', ')]];
  const description = metadata.description === undefined ? [] : wrap(metadata.description, width);
  return [
    `${paint.bold(id)}  ${metadata.title}\n`,
    ...description.map((line) => `${line}\n`),
    '\n',
    terms([
      ['layer', layer],
      ['owner', metadata.owner],
      ['version', metadata.version],
      ...listed('runtimes', spec.for?.runtimes ?? []),
      ...listed('requires', spec.requires ?? []),
      ...listed('conflicts', spec.conflicts ?? []),
      ...listed('templates', shown.templates),
      ...listed('presets', shown.presets),
    ]),
    section(
      'Parameters',
      terms(questionsOf(shown.provider).map((one) => [one.name, parameterText(one, new Map())])),
    ),
    section('Needs', terms(Object.entries(spec.needs ?? {}))),
    section(
      'To use it',
      `  idp new KIND NAME --with ${layer}=${name}\n  idp add ${layer}=${name}\n`,
    ),
  ].join('');
}

/** The same for programs. */
export function providerJson(
  { provider, templates, presets }: ShownProvider,
  catalog: string,
): string {
  const { id, source } = provider;
  const { metadata, spec } = source.value;
  return printDocument({
    catalog,
    provider: {
      ...providerForJson(id),
      title: metadata.title,
      description: metadata.description ?? null,
      owner: metadata.owner,
      version: metadata.version,
      runtimes: spec.for?.runtimes ?? null,
      requires: spec.requires ?? [],
      conflicts: spec.conflicts ?? [],
      templates,
      presets,
    },
    parameters: questionsOf(provider).map((question) => describeParameter(question, new Map())),
    needs: Object.entries(spec.needs ?? {}).map(([program, why]) => ({ program, why, owner: id })),
  });
}

/** The parameters as declared: their defaults may need the answers of a template. */
function questionsOf({ id, source }: CapabilityEntry): readonly Question[] {
  const parameters: Readonly<Record<string, Parameter>> = source.value.spec.parameters ?? {};
  return Object.entries(parameters).map(([name, parameter]) => ({
    name,
    parameter,
    owner: id,
    when: undefined,
    fallback: undefined,
    needs: [],
  }));
}
