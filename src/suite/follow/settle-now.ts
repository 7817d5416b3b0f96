import { type Composition, compose } from '../../capability/compose.ts';
import { migrationsOf } from '../../capability/migrate.ts';
import { selectCapabilities } from '../../capability/select.ts';
import type { TemplateEntry } from '../../catalog/catalog.ts';
import { type Checked, checked } from '../../errors/checked.ts';
import type { Lock } from '../../lockfile/lock.ts';
import { answersOfLock, choicesOfLock, versionsOf } from '../../lockfile/restore.ts';
import type { Migration } from '../../manifest/migration.ts';
import type { SettledTrial } from '../../validate/settle-trial.ts';
import type { Survey } from '../../validate/survey.ts';
import { resolveWithSamples } from '../../validate/trial-answers.ts';

/** What a service is given now, with the migrations on the way. */
export interface SettledNow extends SettledTrial {
  readonly migrations: readonly Migration[];
}

/** What `idp update` would lay over a service with this lock; a new question without a default gets a sample. */
export function settleNow(
  { catalog }: Survey,
  template: TemplateEntry,
  lock: Lock,
): Checked<SettledNow> {
  const composed = composeNow(catalog, template, lock);
  if (!composed.ok) return composed;
  const composition = composed.value;
  const migrations = migrationsOf(composition, versionsOf(lock));
  const answers = answersOfLock(lock, migrations);
  const resolution = resolveWithSamples(catalog, composition, answers);
  return checked({ composition, resolution, migrations }, resolution.problems);
}

function composeNow(
  catalog: Survey['catalog'],
  template: TemplateEntry,
  lock: Lock,
): Checked<Composition> {
  const choices = choicesOfLock(catalog, template, lock);
  if (!choices.ok) return choices;
  const selected = selectCapabilities(catalog, template, choices.value);
  if (!selected.ok) return selected;
  return compose(catalog, template, selected.value, choices.value.without);
}
