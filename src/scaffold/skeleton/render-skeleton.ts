import { append } from '../../shared/append.ts';
import type { Mapping } from '../../shared/data/value.ts';
import type { Diagnostic } from '../../shared/diagnostic.ts';
import { IdpError, throwError } from '../../shared/error.ts';
import { type Result, toResult } from '../../shared/result.ts';
import { findCollisions } from '../../shared/tree/collision.ts';
import { parseTreePath, type TreePath } from '../../shared/tree/path.ts';
import { encodeText } from '../../shared/tree/text.ts';
import type { GeneratedFile, Tree } from '../../shared/tree/tree.ts';
import { evaluate } from '../../templating/evaluate.ts';
import { isTruthy } from '../../templating/helpers.ts';
import { type RenderScope, renderTemplate } from '../../templating/render.ts';
import type { Template } from '../../templating/syntax.ts';
import type { LoadedFile, LoadedRule, Skeleton } from './load-skeleton.ts';

/** Renders a skeleton for these names and slots: its files, or all problems. */
export function renderSkeleton(
  skeleton: Skeleton,
  scope: RenderScope,
): Result<Tree<GeneratedFile>> {
  const tree = new Map<TreePath, GeneratedFile>();
  const diagnostics: Diagnostic[] = [];
  const origins = new Map<TreePath, string>();
  for (const loadedFile of skeleton.files) {
    try {
      const path = renderPath(loadedFile, scope);
      if (!isGenerated(path, skeleton.rules, scope.names)) continue;
      const rules = skeleton.rules.filter(({ matches }) => matches(path));
      const earlier = origins.get(path);
      if (earlier !== undefined)
        diagnostics.push(duplicateOutputDiagnostic(loadedFile, path, earlier));
      origins.set(path, loadedFile.skeletonFile.file);
      tree.set(path, renderFile(loadedFile, scope, skeleton.owner, rules));
    } catch (error) {
      if (!(error instanceof IdpError)) throw error;
      append(diagnostics, error.diagnostics);
    }
  }
  const locationOf = (path: TreePath) => ({ file: origins.get(path) ?? path });
  return toResult(tree, [...diagnostics, ...findCollisions(origins.keys(), locationOf)]);
}

/** Whether every condition on an output path holds. */
export function isGenerated(path: string, rules: readonly LoadedRule[], names: Mapping): boolean {
  return rules.every((rule) => !rule.matches(path) || holds(rule, names));
}

function renderPath({ path, skeletonFile }: LoadedFile, scope: RenderScope): TreePath {
  const text = renderPathText(path, skeletonFile.file, scope);
  const parsed = parseTreePath(text);
  if (parsed.ok && !/^\.idp(\/|$)/i.test(text)) return parsed.value;
  const location = { file: skeletonFile.file };
  const [{ message }] = parsed.ok
    ? [{ message: `"${text}" is in a folder that is reserved for idp` }]
    : parsed.diagnostics;
  throw new IdpError([
    {
      code: 'path/invalid',
      message: `its path ${message}`,
      location,
      hint: 'rename it, or check the answers in its name',
    },
  ]);
}

/** Errors in a path have the file as their location: the lines are those of its content. */
function renderPathText(path: Template, file: string, scope: RenderScope): string {
  try {
    return renderTemplate(path, scope);
  } catch (error) {
    if (!(error instanceof IdpError)) throw error;
    const [first] = error.diagnostics;
    return first ? throwError({ ...first, location: { file } }, { cause: error }) : '';
  }
}

function renderFile(
  loadedFile: LoadedFile,
  scope: RenderScope,
  owner: string,
  rules: readonly LoadedRule[],
): GeneratedFile {
  const { bytes, executable } = loadedFile.skeletonFile;
  const content = loadedFile.template
    ? encodeText(renderTemplate(loadedFile.template, scope))
    : bytes;
  return {
    bytes: content,
    executable,
    from: [owner],
    once: rules.some(({ rule }) => rule.once === true),
  };
}

function holds({ when }: LoadedRule, names: Mapping): boolean {
  return when === undefined || isTruthy(evaluate(when, names));
}

/** Two skeleton files with one output path: one of them would be lost. */
export function duplicateOutputDiagnostic(
  { skeletonFile }: Pick<LoadedFile, 'skeletonFile'>,
  path: string,
  earlier: string,
): Diagnostic {
  return {
    code: 'path/collision',
    message: `generates ${path}, as ${earlier} does`,
    location: { file: skeletonFile.file },
    hint: 'give them different names or conditions',
  };
}
