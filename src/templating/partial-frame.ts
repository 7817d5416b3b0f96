import { isMapping, type Mapping, type Value } from '../shared/data/value.ts';
import { type DataFrame, evaluateIn, type Frame, failAbsent } from './evaluate.ts';
import type { PartialNode } from './syntax.ts';

/** What names mean inside a partial: its arguments, then its context, then what is around its call or definition. */
export function partialFrame(node: PartialNode, frame: Frame): Frame {
  const around = node.up === undefined ? frame : outward(frame, node.up);
  return {
    names: frame.names,
    this: itemOf(node, frame),
    sameItem: node.sameItem,
    locals: node.up === undefined ? undefined : around?.locals,
    data: addFrames(frame.data, node.dataFrames),
    outer: around,
    onItemName: frame.onItemName,
  };
}

/** Handlebars copies the context, and the arguments over it. */
function itemOf({ context, hash }: PartialNode, frame: Frame): Value {
  const item = context ? evaluateIn(context, frame) : frame.this;
  if (context && (item === undefined || item === null)) return failAbsent(context, 'the context');
  if (hash.length === 0) return item;
  const values = hash.map(([name, value]) => [name, evaluateIn(value, frame)] as const);
  return { ...copyOf(item), ...Object.fromEntries(values) };
}

function copyOf(item: Value): Mapping {
  return isMapping(item) || typeof item === 'object' ? { ...(item as Mapping) } : {};
}

function outward(frame: Frame, up: number): Frame | undefined {
  let at: Frame | undefined = frame;
  for (let left = up; at && left > 0; left -= 1) at = at.outer;
  return at;
}

function addFrames(data: DataFrame | undefined, count: number): DataFrame | undefined {
  let frame = data;
  for (let left = count; left > 0; left -= 1) frame = { values: frame?.values ?? {}, outer: frame };
  return frame;
}
