import { compareText, type Location } from '../../shared/diagnostic.ts';
import { type CatalogAnalysis, contributorsWith } from '../../validate/catalog-analysis.ts';
import { findSites } from './find-sites.ts';
import type { Site, SiteKey, SiteKind, Sites } from './site.ts';
import type { Tally } from './tally.ts';

/** How much of some templates and capabilities the cases have met. */
export interface Coverage {
  readonly covered: number;
  readonly total: number;
  /** By path; only files with something to cover. */
  readonly files: readonly FileCoverage[];
}

export interface FileCoverage {
  readonly file: string;
  readonly covered: number;
  readonly total: number;
  readonly sites: readonly CountedSite[];
}

interface CountedSite extends Site {
  /** How often each side was met. */
  readonly counts: readonly number[];
}

/** A side that no case has met. */
export interface CoverageGap {
  readonly location: Location;
  readonly kind: SiteKind;
  readonly what: string;
  readonly side: string;
}

/** Every site of these templates and capabilities. */
export function sitesFor(analysis: CatalogAnalysis, ids: readonly string[]): Sites {
  const found = ids.flatMap((id) => {
    const analyzed = analysis.analyzedContributors.get(id);
    return analyzed ? findSites(analyzed, neverEmpty(analysis, id)) : [];
  });
  return new Map<SiteKey, Site>(found);
}

/** Lists that always exist and are never empty, for all combinations of a contributor. */
function neverEmpty(analysis: CatalogAnalysis, id: string): ReadonlySet<string> {
  const parameters = contributorsWith(analysis, id).flatMap(({ contributor }) =>
    Object.entries(contributor.source.value.spec.parameters ?? {}),
  );
  return new Set(
    parameters.flatMap(([name, parameter]) =>
      parameter.type === 'array' && (parameter.minItems ?? 0) > 0 && parameter.when === undefined
        ? [name]
        : [],
    ),
  );
}

/** The counts at the sites, file by file. */
export function measureCoverage(sites: Sites, { counts }: Tally): Coverage {
  const byFile = new Map<string, CountedSite[]>();
  for (const [key, site] of sites) {
    const counted = { ...site, counts: counts.get(key) ?? site.sides.map(() => 0) };
    if (!byFile.get(site.location.file)?.push(counted)) byFile.set(site.location.file, [counted]);
  }
  const files = [...byFile]
    .sort(([a], [b]) => compareText(a, b))
    .map(([file, inFile]) => measureFile(file, inFile));
  return { ...sum(files), files };
}

function measureFile(file: string, sites: readonly CountedSite[]): FileCoverage {
  const sorted = [...sites].sort(
    (a, b) =>
      (a.location.line ?? 0) - (b.location.line ?? 0) ||
      (a.location.column ?? 0) - (b.location.column ?? 0),
  );
  const counts = sorted.flatMap((site) => site.counts);
  const covered = counts.filter((count) => count > 0).length;
  return { file, covered, total: counts.length, sites: sorted };
}

function sum(files: readonly FileCoverage[]): Pick<Coverage, 'covered' | 'total'> {
  return {
    covered: files.reduce((all, { covered }) => all + covered, 0),
    total: files.reduce((all, { total }) => all + total, 0),
  };
}

/** What no case covers, in the order of the file. For a file that is never generated, nothing else is listed. */
export function gapsOf({ sites }: FileCoverage): readonly CoverageGap[] {
  const gaps = sites.flatMap(({ location, kind, what, sides, counts }) =>
    sides.flatMap((side, index) => (counts[index] ? [] : [{ location, kind, what, side }])),
  );
  return gaps.some(({ kind }) => kind === 'file')
    ? gaps.filter(({ kind }) => kind === 'file')
    : gaps;
}

/** Percent, one digit, rounded down: only all of it is 100. */
export function percentOf({ covered, total }: Pick<Coverage, 'covered' | 'total'>): number {
  return total === 0 ? 100 : Math.floor((covered / total) * 1000) / 10;
}
