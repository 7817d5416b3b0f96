import { locationOfValue, type WithSource } from '../catalog/manifest/source-map.ts';
import type { Diagnostic } from '../shared/diagnostic.ts';
import { type ErrorCode, severityOf } from '../shared/error-codes.ts';
import { matchesGlob } from '../shared/tree/glob.ts';
import type { CatalogAnalysis } from './catalog-analysis.ts';

/** A warning that a manifest silences, in the files below its own folder. */
interface Allowed {
  readonly source: Manifest;
  readonly index: number;
  readonly code: ErrorCode;
  readonly covers: (file: string) => boolean;
}

type Manifest = WithSource<{
  readonly spec: {
    readonly allow?:
      | readonly { readonly code: ErrorCode; readonly path?: string | undefined }[]
      | undefined;
  };
}>;

/**
 * Takes out the warnings that the manifests allow. Where everything was looked at, an entry that silences nothing
 * is a warning itself, for it would hide the next one.
 */
export function silenceAllowed(
  diagnostics: readonly Diagnostic[],
  analysis: CatalogAnalysis,
  isWhole: boolean,
): readonly Diagnostic[] {
  const all = manifestsOf(analysis).flatMap(allowedBy);
  if (all.length === 0) return diagnostics;
  const used = new Set<Allowed>();
  const left = diagnostics.filter(({ code, location }) => {
    if (location === undefined || severityOf(code) !== 'warning') return true;
    const by = all.filter((one) => one.code === code && one.covers(location.file));
    for (const one of by) used.add(one);
    return by.length === 0;
  });
  return isWhole ? [...left, ...all.filter((one) => !used.has(one)).map(unused)] : left;
}

function manifestsOf({ catalog, analyzedContributors }: CatalogAnalysis): readonly Manifest[] {
  const own = [...analyzedContributors.values()].map(
    ({ contributor }) => contributor.source as Manifest,
  );
  return catalog.platform ? [...own, catalog.platform] : own;
}

function allowedBy(source: Manifest): readonly Allowed[] {
  const folder = source.file.slice(0, source.file.lastIndexOf('/') + 1);
  return (source.value.spec.allow ?? []).map(({ code, path }, index) => {
    const matches = path === undefined ? () => true : matchesGlob(path);
    const covers = (file: string) => file.startsWith(folder) && matches(file.slice(folder.length));
    return { source, index, code, covers };
  });
}

function unused({ source, index, code }: Allowed): Diagnostic {
  return {
    code: 'manifest/unused-allow',
    message: `nothing here causes ${code}`,
    location: locationOfValue(source, ['spec', 'allow', index]),
    hint: 'remove the entry',
  };
}
