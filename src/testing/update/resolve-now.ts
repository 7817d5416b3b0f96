import type { TemplateEntry } from '../../catalog/catalog.ts';
import type { Migration } from '../../catalog/manifest/migration.ts';
import type { Lock } from '../../project/lock.ts';
import { answersOfLock, layerChoicesOfLock, versionsOf } from '../../project/restore.ts';
import { type Composition, compose } from '../../scaffold/compose/compose.ts';
import { migrationsOf } from '../../scaffold/compose/migrations.ts';
import { selectCapabilities } from '../../scaffold/compose/select.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { resolveWithSamples } from '../../validate/case-answers.ts';
import type { CatalogAnalysis } from '../../validate/catalog-analysis.ts';
import type { ResolvedCase } from '../../validate/resolve-case.ts';

/** The current version of a service, with its migrations. */
interface ResolvedNow extends ResolvedCase {
  readonly migrations: readonly Migration[];
}

/** What `idp update` would generate for this lockfile; a new parameter without a default gets a sample value. */
export function resolveNow(
  { catalog }: CatalogAnalysis,
  template: TemplateEntry,
  lock: Lock,
): Result<ResolvedNow> {
  const composed = composeNow(catalog, template, lock);
  if (!composed.ok) return composed;
  const composition = composed.value;
  const migrations = migrationsOf(composition, versionsOf(lock));
  const answers = answersOfLock(lock, migrations);
  const resolution = resolveWithSamples(catalog, composition, answers);
  return toResult({ composition, resolution, migrations }, resolution.diagnostics);
}

function composeNow(
  catalog: CatalogAnalysis['catalog'],
  template: TemplateEntry,
  lock: Lock,
): Result<Composition> {
  const choices = layerChoicesOfLock(catalog, template, lock);
  if (!choices.ok) return choices;
  const selected = selectCapabilities(catalog, template, choices.value);
  if (!selected.ok) return selected;
  return compose(catalog, template, selected.value, choices.value.without);
}
