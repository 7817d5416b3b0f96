import { fail } from '../errors/error.ts';
import { suggest } from '../errors/nearest.ts';
import type { Lock } from '../lockfile/lock.ts';
import { type CarryOutOptions, carryOut } from './carry-out.ts';
import { withCatalogOf } from './catalog-source.ts';
import type { Context, ExitCode } from './context.ts';
import { type Following, openService } from './follow.ts';
import { type AnswerFlags, readLayerChoice } from './read-given.ts';
import { refuseUnfinished } from './update-in-progress.ts';
import { refuseOlderCatalog } from './version-steps.ts';

type LayerOptions = Omit<AnswerFlags, 'with' | 'without'> & CarryOutOptions;

/** `idp add LAYER=PROVIDER`: one more layer, or another system for one that is there. */
export async function runAdd(
  options: LayerOptions & { readonly choice: string },
  given: Context,
): Promise<ExitCode> {
  const record = await openService(given);
  const context = withCatalogOf(record.lock, record.root, given);
  refuseUnfinished(record);
  const [layer, system] = readLayerChoice(options.choice, 'idp add');
  return carryOut(
    record,
    {
      ...noLayerFlags,
      ...options,
      change: (choices) => ({
        with: new Map([...choices.with, [layer, system]]),
        without: new Set([...choices.without].filter((other) => other !== layer)),
      }),
    },
    options,
    context,
    refuseBehind,
  );
}

/** `idp remove LAYER`: its files go, but for what the developer changed. */
export async function runRemove(
  options: LayerOptions & { readonly layer: string },
  given: Context,
): Promise<ExitCode> {
  const record = await openService(given);
  const context = withCatalogOf(record.lock, record.root, given);
  refuseUnfinished(record);
  const { layer } = options;
  refuseAbsent(layer, record.lock);
  return carryOut(
    record,
    {
      ...noLayerFlags,
      ...options,
      change: (choices) => ({
        with: new Map([...choices.with].filter(([other]) => other !== layer)),
        without: new Set([...choices.without, layer]),
      }),
    },
    options,
    context,
    refuseBehind,
  );
}

const noLayerFlags = { with: [], without: [] } as const;

function refuseAbsent(layer: string, lock: Lock): void {
  const layers = Object.keys(lock.layers);
  if (layers.includes(layer)) return;
  fail({
    code: 'capability/not-offered',
    message: `this service has no layer "${layer}"`,
    hint: suggest(layer, layers),
  });
}

/** A layer comes or goes by itself: a path that has moved on meanwhile is another step, taken before. */
function refuseBehind(following: Following): void {
  refuseOlderCatalog(following, false);
  const { service, record } = following;
  const { id, source } = service.composition.template;
  const { version } = source.value.metadata;
  if (version === record.lock.template.version) return;
  fail({
    code: 'plan/outdated',
    message: `${id} has moved on from ${record.lock.template.version} to ${version}`,
    hint: 'run idp update first',
  });
}
