import { type Language, languageOf, parseData, type SyntaxFault } from '../../data/parse.ts';
import type { Problem } from '../../errors/problem.ts';
import { decodeText } from '../../tree/text.ts';
import type { Trial, TriedFile } from '../trial.ts';

/** Files of data that their own language cannot parse. The line told is that of what comes out. */
export function checkOutputSyntax({ tree, files }: Trial): readonly Problem[] {
  return [...tree].flatMap(([path, { bytes }]): readonly Problem[] => {
    const language = languageOf(path);
    if (language === undefined || isHelmTemplate(path, (other) => tree.has(other as never)))
      return [];
    const fault = faultIn(language, bytes);
    if (fault === undefined) return [];
    return describe(path, language, fault, files);
  });
}

/** A template of a Helm chart is YAML only after Helm has read it. */
function isHelmTemplate(path: string, has: (path: string) => boolean): boolean {
  const chart = /^(.*?)templates\//.exec(path)?.[1];
  return chart !== undefined && has(`${chart}Chart.yaml`);
}

/** Faults by bytes: a file that is copied is the same bytes in every trial. */
const byBytes = new WeakMap<Uint8Array, Fault>();
/** Faults by text: most files come out the same in most trials. */
const byText: Readonly<Record<Language, Map<string, Fault>>> = {
  json: new Map(),
  yaml: new Map(),
  toml: new Map(),
};

type Fault = SyntaxFault | 'none';

function faultIn(language: Language, bytes: Uint8Array): SyntaxFault | undefined {
  const fault = byBytes.get(bytes) ?? faultInText(language, decodeText(bytes) ?? '');
  byBytes.set(bytes, fault);
  return fault === 'none' ? undefined : fault;
}

function faultInText(language: Language, text: string): Fault {
  const known = byText[language].get(text);
  if (known !== undefined) return known;
  const parsed = parseData(language, text.replace(/^\ufeff/, ''));
  const fault = 'fault' in parsed ? parsed.fault : 'none';
  byText[language].set(text, fault);
  return fault;
}

const names = { json: 'JSON', yaml: 'YAML', toml: 'TOML' } as const;

function describe(
  path: string,
  language: Language,
  fault: SyntaxFault,
  files: readonly TriedFile[],
): readonly Problem[] {
  const givers = files.filter((tried) => tried.path === path).map(({ file }) => file);
  const giver = givers.at(-1);
  const { line, column } = fault;
  const copied = givers.length === 1 && giver?.template === undefined;
  const at = line === undefined || copied ? '' : ` in line ${line} of what comes out`;
  return [
    {
      code: 'skeleton/output-syntax',
      message: `${path} is no ${names[language]}${at}: ${fault.message.split('\n')[0]}`,
      place: { file: giver?.source.file ?? path, ...(copied && { line, column }) },
    },
  ];
}
