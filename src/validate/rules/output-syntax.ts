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

const known = new WeakMap<Uint8Array, SyntaxFault | 'none'>();

/** Files that are copied are the same bytes in every trial: they are parsed once. */
function faultIn(language: Language, bytes: Uint8Array): SyntaxFault | undefined {
  const earlier = known.get(bytes);
  if (earlier !== undefined) return earlier === 'none' ? undefined : earlier;
  const text = decodeText(bytes);
  const parsed = text === undefined ? undefined : parseData(language, text.replace(/^\ufeff/, ''));
  const fault = parsed && 'fault' in parsed ? parsed.fault : undefined;
  known.set(bytes, fault ?? 'none');
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
