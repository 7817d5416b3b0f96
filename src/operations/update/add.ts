import { findTemplate } from '../../catalog/find.ts';
import type { Lock } from '../../project/lock.ts';
import { suggest } from '../../shared/closest.ts';
import { throwError } from '../../shared/error.ts';
import {
  type AnswerFlags,
  invalidLayerChoice,
  noAnswerFlags,
  rejectTwoProviders,
  splitLayerChoice,
} from '../answers/read-provided-answers.ts';
import { withCatalogOf } from '../catalog/catalog-source.ts';
import { openCatalog } from '../catalog/open-catalog.ts';
import type { Context, ExitCode } from '../context.ts';
import { type ApplyUpdateOptions, applyUpdate } from './apply-update.ts';
import { openProject, type UpdatePlan } from './plan-update.ts';
import type { Project } from './read-project.ts';
import { assertNoUpdateInProgress } from './update-in-progress.ts';
import { assertCatalogNotOlder } from './version-steps.ts';

type LayerOptions = Omit<AnswerFlags, 'with' | 'without'> & ApplyUpdateOptions;

/** `idp add LAYER=PROVIDER…`: adds layers, or switches their providers. */
export async function runAdd(
  options: LayerOptions & { readonly choices: readonly string[] },
  outer: Context,
): Promise<ExitCode> {
  const project = await openProject(outer);
  const context = withCatalogOf(project.lock, project.root, outer);
  assertNoUpdateInProgress(project);
  const choices =
    options.choices.length > 0 ? options.choices : [await askChoice(project, context)];
  const added = await readChoices(choices, context);
  const layers = new Set(added.map(([layer]) => layer));
  return applyUpdate(
    project,
    {
      ...noAnswerFlags,
      ...options,
      change: (before) => ({
        with: new Map([...before.with, ...added]),
        without: new Set([...before.without].filter((layer) => !layers.has(layer))),
      }),
    },
    options,
    context,
    rejectOutdated,
  );
}

/** Prompts for a provider in a terminal. */
async function askChoice({ lock }: Project, context: Context): Promise<string> {
  if (!context.console.mayAsk)
    return throwError({
      code: 'usage/invalid',
      message: 'missing LAYER=PROVIDER',
      hint: 'idp list --layers shows the layers and their providers',
    });
  const catalog = await openCatalog(context);
  const template = findTemplate(catalog, lock.template.name);
  const { askProvider, createPrompter } = await import('../answers/create-prompter.ts');
  const isOn = (layer: string, name: string) =>
    lock.layers[layer]?.some(({ provider }) => provider === name) ?? false;
  const chosen = await askProvider({ catalog, template }, isOn, createPrompter(context));
  if (chosen !== undefined) return chosen;
  return throwError({
    code: 'usage/invalid',
    message: `every provider that ${template.id} offers is on already`,
  });
}

/** The catalog is read only to say what is wrong: the plan of the update reads it, too. */
async function readChoices(
  choices: readonly string[],
  context: Context,
): Promise<readonly (readonly [string, string])[]> {
  const added = choices.flatMap((text) => {
    const choice = splitLayerChoice(text);
    return choice === undefined ? [] : [choice];
  });
  const wrong = choices.find((text) => splitLayerChoice(text) === undefined);
  if (wrong !== undefined)
    throwError(invalidLayerChoice(wrong, 'idp add', await openCatalog(context)));
  rejectTwoProviders(added, 'idp add');
  return added;
}

/** `idp remove LAYER…`: their files go, but for what the developer changed. */
export async function runRemove(
  options: LayerOptions & { readonly layers: readonly string[] },
  outer: Context,
): Promise<ExitCode> {
  const project = await openProject(outer);
  const context = withCatalogOf(project.lock, project.root, outer);
  assertNoUpdateInProgress(project);
  const layers = options.layers.map((text) => readPresent(text, project.lock));
  return applyUpdate(
    project,
    {
      ...noAnswerFlags,
      ...options,
      change: (choices) => ({
        with: new Map([...choices.with].filter(([layer]) => !layers.includes(layer))),
        without: new Set([...choices.without, ...layers]),
      }),
    },
    options,
    context,
    rejectOutdated,
  );
}

/** A layer of the project from `LAYER`, or from `LAYER=PROVIDER` with the provider that it has. */
function readPresent(text: string, lock: Lock): string {
  const [layer = '', provider] = text.split('=', 2);
  const layers = Object.keys(lock.layers);
  const providers = lock.layers[layer]?.map((one) => one.provider);
  if (providers !== undefined && (provider === undefined || providers.includes(provider)))
    return layer;
  if (providers !== undefined)
    throwError({
      code: 'capability/not-offered',
      message: `the layer ${layer} of this service has no provider "${provider}"`,
      hint: `run idp remove ${layer}=${providers[0]}`,
    });
  return throwError({
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
