import { type Change, conflictsOf, isMove, isWrite, type Plan } from '../../plan/change.ts';
import { keepsLines } from '../../plan/merge/keeps-lines.ts';
import { reconcile } from '../../plan/reconcile.ts';
import { localCatalog, lockOf } from '../../project/lock.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { TreePath } from '../../shared/tree/path.ts';
import { decodeIfText } from '../../shared/tree/text.ts';
import { type GeneratedFile, sameFile, type Tree, type TreeFile } from '../../shared/tree/tree.ts';
import type { CatalogAnalysis } from '../../validate/catalog-analysis.ts';
import { renderSelection } from '../../validate/render-case.ts';
import type { Case } from '../case.ts';
import { type Edited, editService } from './canned-edits.ts';
import { resolveNow } from './resolve-now.ts';

/** An example, generated from an earlier state of the catalog. */
export interface PreviousOutput {
  readonly case: Case;
  readonly tree: Tree<GeneratedFile>;
}

/** The result of updating a service of an earlier state. */
export interface UpdatedExample {
  /** The name of the example. */
  readonly case: string;
  /** How many files are written. */
  readonly writes: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Edits a service as a developer would, updates it with the real reconcile, and checks what every update guarantees:
 * no line is lost, nothing conflicts that only one side changed, and a second update has nothing to do. Undefined if
 * its template no longer exists.
 */
export function updateExample(
  then: PreviousOutput,
  now: CatalogAnalysis,
): UpdatedExample | undefined {
  const { composition, resolution } = then.case;
  const template = now.catalog.templates.get(composition.template.id);
  if (template === undefined) return undefined;
  const location = { file: template.source.file };
  const diagnosticsOf = (messages: readonly string[]) =>
    messages.map(
      (message): Diagnostic => ({
        code: 'test/update-failed',
        message: `${then.case.name}, from before: ${message}`,
        location,
      }),
    );
  const resolved = resolveNow(now, template, lockOf(composition, resolution.answers, localCatalog));
  if (!resolved.ok) {
    const messages = resolved.diagnostics.map(({ message }) => message);
    return { case: then.case.name, writes: 0, diagnostics: diagnosticsOf(messages) };
  }
  const edited = editService(then.tree);
  const renderCase = renderSelection(
    resolved.value.composition,
    resolved.value.resolution,
    now.analyzedContributors,
  );
  const sides = { base: then.tree, ours: edited.tree, theirs: renderCase.tree };
  const moved = resolved.value.migrations.flatMap((one) => (one.moved ? [one.moved] : []));
  const plan = reconcile(sides, labels, moved);
  const after = apply(plan, edited.tree);
  const again = reconcile({ base: renderCase.tree, ours: after, theirs: renderCase.tree }, labels);
  const messages = [
    ...lostLines(then.tree, edited, after),
    ...needlessConflicts(plan, sides, edited),
    ...again.changes.filter(isWrite).map(({ path }) => `a second update writes ${path} again`),
  ];
  const writes = plan.changes.filter(isWrite).length;
  return { case: then.case.name, writes, diagnostics: diagnosticsOf(messages) };
}

const labels = { ours: 'yours', theirs: 'now' };

function apply(plan: Plan, ours: Tree): Tree {
  const after = new Map<TreePath, TreeFile>(ours);
  for (const change of plan.changes.filter(isWrite)) {
    if (change.after === undefined) after.delete(change.path);
    else after.set(change.path, change.after);
  }
  return after;
}

/** The local changes are in the file, or in another one to which it moved. */
function lostLines(base: Tree, { tree, touched, deleted, added }: Edited, after: Tree) {
  const texts = [...after.values()].flatMap(({ bytes }) => decodeIfText(bytes) ?? []);
  const textIn = (files: Tree, path: TreePath) =>
    decodeIfText(files.get(path)?.bytes ?? new Uint8Array()) ?? '';
  const lost = [...touched]
    .filter((path) => path !== deleted)
    .filter((path) => {
      const keeps = (merged: string) => keepsLines(textIn(base, path), textIn(tree, path), merged);
      return !keeps(textIn(after, path)) && !texts.some(keeps);
    })
    .map((path) => `a local change in ${path} was lost`);
  return [
    ...lost,
    ...(sameFile(after.get(added), tree.get(added)) ? [] : [`${added} was changed`]),
    ...(deleted && after.has(deleted) ? [`${deleted} was deleted, but came back`] : []),
  ];
}

/** A conflict needs a file that both sides have changed. */
function needlessConflicts(
  plan: Plan,
  { base, theirs }: { readonly base: Tree; readonly theirs: Tree },
  { touched, added }: Edited,
): readonly string[] {
  const isNeeded = (change: Change) => {
    const path = isMove(change) ? change.was : change.path;
    const isTheirs = !sameFile(base.get(path), theirs.get(path));
    return (touched.has(path) && isTheirs) || (path === added && theirs.has(path));
  };
  return conflictsOf(plan)
    .filter((change) => !isNeeded(change))
    .map(({ path }) => `${path} conflicts although only one side changed it`);
}
