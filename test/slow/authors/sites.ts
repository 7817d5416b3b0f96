import type { Files } from './mutant.ts';
import { type Entry, entriesOf } from './yaml-entries.ts';

export interface Site extends Entry {
  readonly file: string;
  readonly text: string;
}

const manifest = /(^|\/)(template|capability|platform)\.yaml$/;
const example = /\/examples\/[^/]+\.yaml$/;

export const isManifest = (file: string): boolean => manifest.test(file);
export const isExample = (file: string): boolean => example.test(file);

/** Every pair and item of the manifests of a catalog. */
export function manifestSites(files: Files): readonly Site[] {
  return sitesIn(files, isManifest);
}

/** The same of its examples. */
export function exampleSites(files: Files): readonly Site[] {
  return sitesIn(files, isExample);
}

function sitesIn(files: Files, isWanted: (file: string) => boolean): readonly Site[] {
  return [...files]
    .filter(([file]) => isWanted(file))
    .flatMap(([file, { text }]) => entriesOf(text).map((entry) => ({ ...entry, file, text })));
}

/** Whether the way to a site fits a pattern, in which `*` is any one step: `spec.parameters.*.enum.*`. */
export function isAt(site: Pick<Entry, 'path'>, ...patterns: readonly string[]): boolean {
  return patterns.some((pattern) => {
    const steps = pattern.split('.');
    return (
      steps.length === site.path.length &&
      steps.every((step, index) => step === '*' || step === String(site.path[index]))
    );
  });
}

/** A piece of a text between braces, without those that belong to another language. */
export interface Braces {
  readonly file: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What stands between them. */
  readonly inside: string;
}

const own = /(?<![\\$])\{\{([^{}]*)\}\}/g;
const foreign = /(?:\\|\$)\{\{[^{}\n]*\}\}/g;

/** Every piece between braces of the rendered files of a catalog. */
export function bracesOf(files: Files): readonly Braces[] {
  return piecesOf(files, own);
}

/** Every piece of another language's braces: `${{ … }}` and `\{{ … }}`. */
export function foreignOf(files: Files): readonly Braces[] {
  return piecesOf(files, foreign);
}

function piecesOf(files: Files, pattern: RegExp): readonly Braces[] {
  return [...files]
    .filter(([file]) => file.endsWith('.hbs'))
    .flatMap(([file, { text }]) =>
      [...text.matchAll(pattern)].map((match) => ({
        file,
        text,
        from: match.index,
        to: match.index + match[0].length,
        inside: match[1] ?? '',
      })),
    );
}
