import { changesSince, compareVersions } from '../../catalog/manifest/versions.ts';
import { olderCatalog, type VersionStep } from '../../output/version-step.ts';
import { versionsOf } from '../../project/restore.ts';
import { contributorsOf } from '../../scaffold/compose/compose.ts';
import { throwError } from '../../shared/error.ts';
import type { UpdatePlan } from './plan-update.ts';

/** From which version to which each contributor would go; from none if the template brings it only now. */
export function findVersionSteps({
  service,
  project,
}: Pick<UpdatePlan, 'service' | 'project'>): readonly VersionStep[] {
  const recorded = versionsOf(project.lock);
  return contributorsOf(service.composition).map(({ id, source }) => {
    const { version: to } = source.value.metadata;
    const from = recorded(id);
    const notes = from === undefined ? [] : changesSince(from, source.value);
    return { id, from, to, older: from !== undefined && compareVersions(to, from) < 0, notes };
  });
}

/** Stops before a catalog that has an older version of anything than the project: an update would go back. */
export function assertCatalogNotOlder(plannedUpdate: UpdatePlan, force: boolean): void {
  const older = findVersionSteps(plannedUpdate).filter((step) => step.older);
  if (older.length === 0 || force) return;
  throwError({
    code: 'plan/downgrade',
    message: `${olderCatalog.title}: ${older.map(({ id, from, to }) => `${id} ${from} → ${to}`).join(', ')}`,
    hint: olderCatalog.hint,
  });
}
