import type { Value } from '../shared/data/value.ts';

/** Whether two items are the same to Handlebars, which compares them with `==`. */
export function looksSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a == null || b == null) return a == null && b == null;
  if (typeof a === typeof b) return false;
  const [one, other] = [primitiveOf(a), primitiveOf(b)];
  if (typeof one === 'string' && typeof other === 'string') return one === other;
  return Number(one) === Number(other);
}

function primitiveOf(value: Value): Value {
  return typeof value === 'object' ? String(value) : value;
}
