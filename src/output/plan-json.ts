import { isSecret } from '../catalog/manifest/secret.ts';
import {
  type Change,
  type HeldChange,
  isHeld,
  isMove,
  isWrite,
  type Plan,
} from '../plan/change.ts';
import type { Answer } from '../scaffold/answers/resolve.ts';
import type { Command } from '../scaffold/compose/commands.ts';
import type { Composition } from '../scaffold/compose/compose.ts';
import type { Mapping, Value } from '../shared/data/value.ts';
import type { GeneratedFile, Tree } from '../shared/tree/tree.ts';
import { describeHook } from './describe-hook.ts';
import { printDocument, providerForJson } from './json-document.ts';
import { layerOfContributor } from './text/group-files.ts';

/** A service as it would be made. */
interface PlannedService {
  readonly composition: Composition;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly files: Tree<GeneratedFile>;
  readonly hooks: readonly Command[];
}

/** A plan for programs, with where each answer came from. A secret is there without its value. */
export function planJson(
  { composition, answers, files, hooks }: PlannedService,
  plan: Plan,
  catalog: string,
): string {
  const { template, capabilities } = composition;
  return printDocument({
    catalog,
    template: { name: template.id, version: template.source.value.metadata.version },
    answers: [...answers].map(([name, answer]) => describeAnswer(name, answer)),
    providers: capabilities.map(({ id, source }) => ({
      ...providerForJson(id),
      version: source.value.metadata.version,
    })),
    changes: changesJson(plan, files),
    hooks: hooks.map(describeHook),
  });
}

/** The document of a command that changes a service. */
export function updateJson(plan: Plan, files: Tree<GeneratedFile>, catalog: string): string {
  return printDocument({ catalog, changes: changesJson(plan, files) });
}

/** The changes of a plan for programs: what happens to which path, and its contributors. */
export function changesJson({ changes }: Plan, files: Tree<GeneratedFile>): readonly Value[] {
  return changes.map((change) => describeChange(change, files));
}

function describeAnswer(name: string, { question, value, source }: Answer): Value {
  if (isSecret(question.parameter)) return { name, value: null, source, secret: true };
  return { name, value, source };
}

function describeChange(change: Change, files: Tree<GeneratedFile>): Value {
  const { kind, path, from } = change;
  const file = isWrite(change) ? (change.after ?? change.before) : files.get(path);
  return {
    kind,
    path,
    ...(isMove(change) && { was: change.was }),
    ...(isHeld(change) && describeHeld(change)),
    layer: layerOfContributor(from[0]),
    from,
    once: files.get(path)?.once ?? false,
    executable: file?.executable ?? false,
    bytes: isWrite(change) ? (change.after?.bytes.length ?? 0) : null,
  };
}

function describeHeld({ was, obstacle, version }: HeldChange): Mapping {
  const { kind, at } = obstacle;
  return { ...(was !== undefined && { was }), reason: kind, at, version: version ?? null };
}
