import { contributorsOf } from '../capability/compose.ts';
import { fail } from '../errors/error.ts';
import { versionsOf } from '../lockfile/restore.ts';
import { changesSince, compareVersions } from '../manifest/versions.ts';
import { olderCatalog, type VersionStep } from '../terminal/version-step.ts';
import type { Following } from './follow.ts';

/** From which version to which each contributor would go; from none if the template brings it only now. */
export function versionSteps({
  service,
  record,
}: Pick<Following, 'service' | 'record'>): readonly VersionStep[] {
  const given = versionsOf(record.lock);
  return contributorsOf(service.composition).map(({ id, source }) => {
    const { version: to } = source.value.metadata;
    const from = given(id);
    const notes = from === undefined ? [] : changesSince(from, source.value);
    return { id, from, to, older: from !== undefined && compareVersions(to, from) < 0, notes };
  });
}

/** Stops before a catalog that has an older version of anything than the project: an update would go back. */
export function refuseOlderCatalog(following: Following, force: boolean): void {
  const older = versionSteps(following).filter((step) => step.older);
  if (older.length === 0 || force) return;
  fail({
    code: 'plan/downgrade',
    message: `${olderCatalog.title}: ${older.map(({ id, from, to }) => `${id} ${from} → ${to}`).join(', ')}`,
    hint: olderCatalog.hint,
  });
}
