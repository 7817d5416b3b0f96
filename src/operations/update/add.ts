import type { Lock } from '../../project/lock.ts';
import { suggest } from '../../shared/closest.ts';
import { throwError } from '../../shared/error.ts';
import {
  type AnswerFlags,
  noAnswerFlags,
  readLayerChoice,
} from '../answers/read-provided-answers.ts';
import { withCatalogOf } from '../catalog/catalog-source.ts';
import type { Context, ExitCode } from '../context.ts';
import { type ApplyUpdateOptions, applyUpdate } from './apply-update.ts';
import { openProject, type UpdatePlan } from './plan-update.ts';
import { assertNoUpdateInProgress } from './update-in-progress.ts';
import { assertCatalogNotOlder } from './version-steps.ts';

type LayerOptions = Omit<AnswerFlags, 'with' | 'without'> & ApplyUpdateOptions;

/** `idp add LAYER=PROVIDER`: adds a layer, or switches its provider. */
export async function runAdd(
  options: LayerOptions & { readonly choice: string },
  outer: Context,
): Promise<ExitCode> {
  const project = await openProject(outer);
  const context = withCatalogOf(project.lock, project.root, outer);
  assertNoUpdateInProgress(project);
  const [layer, system] = readLayerChoice(options.choice, 'idp add');
  return applyUpdate(
    project,
    {
      ...noAnswerFlags,
      ...options,
      change: (choices) => ({
        with: new Map([...choices.with, [layer, system]]),
        without: new Set([...choices.without].filter((other) => other !== layer)),
      }),
    },
    options,
    context,
    rejectOutdated,
  );
}

/** `idp remove LAYER`: its files go, but for what the developer changed. */
export async function runRemove(
  options: LayerOptions & { readonly layer: string },
  outer: Context,
): Promise<ExitCode> {
  const project = await openProject(outer);
  const context = withCatalogOf(project.lock, project.root, outer);
  assertNoUpdateInProgress(project);
  const { layer } = options;
  assertPresent(layer, project.lock);
  return applyUpdate(
    project,
    {
      ...noAnswerFlags,
      ...options,
      change: (choices) => ({
        with: new Map([...choices.with].filter(([other]) => other !== layer)),
        without: new Set([...choices.without, layer]),
      }),
    },
    options,
    context,
    rejectOutdated,
  );
}

function assertPresent(layer: string, lock: Lock): void {
  const layers = Object.keys(lock.layers);
  if (layers.includes(layer)) return;
  throwError({
    code: 'capability/not-offered',
    message: `this service has no layer "${layer}"`,
    hint: suggest(layer, layers),
  });
}

/** Adding or removing a layer does not update anything else: an outdated service must be updated first. */
function rejectOutdated(plannedUpdate: UpdatePlan): void {
  assertCatalogNotOlder(plannedUpdate, false);
  const { service, project } = plannedUpdate;
  const { id, source } = service.composition.template;
  const { version } = source.value.metadata;
  if (version === project.lock.template.version) return;
  throwError({
    code: 'plan/outdated',
    message: `${id} is outdated: this service has ${project.lock.template.version}, the catalog has ${version}`,
    hint: 'run idp update first',
  });
}
