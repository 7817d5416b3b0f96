import { type Language, languageOf, parseData, type SyntaxFault } from '../../data/parse.ts';
import type { Problem } from '../../errors/problem.ts';
import { decodeText } from '../../tree/text.ts';
import { blame } from '../blame.ts';
import type { Trial } from '../trial.ts';

/** Files of data that their own language cannot parse. Its place is the line that gave it, where one file alone did. */
export function checkOutputSyntax(trial: Trial): readonly Problem[] {
  const { tree } = trial;
  return [...tree].flatMap(([path, { bytes }]): readonly Problem[] => {
    const language = languageOf(path);
    if (language === undefined || isHelmTemplate(path, (other) => tree.has(other as never)))
      return [];
    const fault = faultIn(language, bytes);
    if (fault === undefined) return [];
    const text = decodeText(bytes) ?? '';
    return [describe(path, { language, fault, text }, trial)];
  });
}

/** A template of a Helm chart is YAML only after Helm has read it. */
function isHelmTemplate(path: string, has: (path: string) => boolean): boolean {
  const chart = /^(.*?)templates\//.exec(path)?.[1];
  return chart !== undefined && has(`${chart}Chart.yaml`);
}

/** Faults by bytes: a file that is copied is the same bytes in every trial. */
const byBytes = new WeakMap<Uint8Array, Fault>();
/** Faults by text: most files come out the same in most trials of a template, which are made one after the other. */
const byText: Readonly<Record<Language, Map<string, Fault>>> = {
  json: new Map(),
  yaml: new Map(),
  toml: new Map(),
};

const mostKnown = 1000;

type Fault = SyntaxFault | 'none';

function faultIn(language: Language, bytes: Uint8Array): SyntaxFault | undefined {
  const fault = byBytes.get(bytes) ?? faultInBytes(language, bytes);
  byBytes.set(bytes, fault);
  return fault === 'none' ? undefined : fault;
}

/** JSON, YAML and TOML are UTF-8, as their readers take them. */
function faultInBytes(language: Language, bytes: Uint8Array): Fault {
  const text = decodeText(bytes);
  return text === undefined ? { message: 'it is not UTF-8 text' } : faultInText(language, text);
}

function faultInText(language: Language, text: string): Fault {
  const known = byText[language].get(text);
  if (known !== undefined) return known;
  const parsed = parseData(language, text.replace(/^\ufeff/, ''));
  const fault = 'fault' in parsed ? parsed.fault : 'none';
  if (byText[language].size >= mostKnown) byText[language].clear();
  byText[language].set(text, fault);
  return fault;
}

const names = { json: 'JSON', yaml: 'YAML', toml: 'TOML' } as const;

interface Found {
  readonly language: Language;
  readonly fault: SyntaxFault;
  readonly text: string;
}

function describe(path: string, { language, fault, text }: Found, trial: Trial): Problem {
  const givers = trial.files.filter((tried) => tried.path === path);
  const giver = givers.at(-1);
  const { line, column } = fault;
  const copied = givers.length === 1 && giver?.file.template === undefined;
  const at = line === undefined || copied ? '' : ` in line ${line} of what comes out`;
  const blamed = giver && line !== undefined && givers.length === 1;
  return {
    code: 'skeleton/output-syntax',
    message: `${path} is no ${names[language]}${at}: ${fault.message.split('\n')[0]}`,
    place: {
      ...(blamed
        ? blame(giver, trial, offsetOf(text, line, column))
        : { file: giver?.file.source.file ?? path }),
      ...(copied && { line, column }),
    },
  };
}

/** The last character stands for the end. */
function offsetOf(text: string, line: number, column = 1): number {
  const before = text
    .split('\n')
    .slice(0, line - 1)
    .join('\n').length;
  return Math.min(Math.max(0, text.length - 1), before + (line > 1 ? 1 : 0) + column - 1);
}
