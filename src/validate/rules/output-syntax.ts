import {
  type DataSyntaxError,
  type Language,
  languageOf,
  parseData,
} from '../../shared/data/parse.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { decodeText } from '../../shared/tree/text.ts';
import { locateInContributor } from '../locate-in-contributor.ts';
import type { RenderCase } from '../render-case.ts';

/** Data files that are not valid in their language. The location is the source line, if a single file generated it. */
export function checkOutputSyntax(renderCase: RenderCase): readonly Diagnostic[] {
  const { tree } = renderCase;
  return [...tree].flatMap(([path, { bytes }]): readonly Diagnostic[] => {
    const language = languageOf(path);
    if (language === undefined || isHelmTemplate(path, (other) => tree.has(other as never)))
      return [];
    const error = errorIn(language, bytes);
    if (error === undefined) return [];
    const text = decodeText(bytes) ?? '';
    return [describe(path, { language, error, text }, renderCase)];
  });
}

/** A template of a Helm chart is YAML only after Helm has read it. */
function isHelmTemplate(path: string, has: (path: string) => boolean): boolean {
  const chart = /^(.*?)templates\//.exec(path)?.[1];
  return chart !== undefined && has(`${chart}Chart.yaml`);
}

/** Errors by bytes: a copied file has the same bytes in every case. */
const byBytes = new WeakMap<Uint8Array, CachedError>();
/** Errors by text: most files are the same in most cases of a template, which are rendered in sequence. */
const byText: Readonly<Record<Language, Map<string, CachedError>>> = {
  json: new Map(),
  yaml: new Map(),
  toml: new Map(),
};

const mostKnown = 1000;

type CachedError = DataSyntaxError | 'none';

function errorIn(language: Language, bytes: Uint8Array): DataSyntaxError | undefined {
  const error = byBytes.get(bytes) ?? errorInBytes(language, bytes);
  byBytes.set(bytes, error);
  return error === 'none' ? undefined : error;
}

/** JSON, YAML and TOML are UTF-8, as their readers take them. */
function errorInBytes(language: Language, bytes: Uint8Array): CachedError {
  const text = decodeText(bytes);
  return text === undefined ? { message: 'it is not UTF-8 text' } : errorInText(language, text);
}

function errorInText(language: Language, text: string): CachedError {
  const known = byText[language].get(text);
  if (known !== undefined) return known;
  const parsed = parseData(language, text.replace(/^\ufeff/, ''));
  const error = 'error' in parsed ? parsed.error : 'none';
  if (byText[language].size >= mostKnown) byText[language].clear();
  byText[language].set(text, error);
  return error;
}

const names = { json: 'JSON', yaml: 'YAML', toml: 'TOML' } as const;

interface SyntaxFinding {
  readonly language: Language;
  readonly error: DataSyntaxError;
  readonly text: string;
}

function describe(
  path: string,
  { language, error, text }: SyntaxFinding,
  renderCase: RenderCase,
): Diagnostic {
  const contributors = renderCase.files.filter((renderCases) => renderCases.path === path);
  const contributor = contributors.at(-1);
  const { line, column } = error;
  const copied = contributors.length === 1 && contributor?.file.template === undefined;
  const at = line === undefined || copied ? '' : ` in line ${line} of the output`;
  const blamed = contributor && line !== undefined && contributors.length === 1;
  return {
    code: 'skeleton/output-syntax',
    message: `${path} is not valid ${names[language]}${at}: ${error.message.split('\n')[0]}`,
    location: {
      ...(blamed
        ? locateInContributor(contributor, renderCase, offsetOf(text, line, column))
        : { file: contributor?.file.skeletonFile.file ?? path }),
      ...(copied && { line, column }),
    },
  };
}

/** The last character counts as the end. */
function offsetOf(text: string, line: number, column = 1): number {
  const before = text
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length;
  return Math.min(Math.max(0, text.length - 1), before + (line > 1 ? 1 : 0) + column - 1);
}
