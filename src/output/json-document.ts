import { printJson } from '../shared/data/print.ts';
import type { Mapping } from '../shared/data/value.ts';

/** The version of every document's shape: rises when a key goes or changes its meaning. */
export const documentVersion = 2;

/** A result for programs: always an object, its version first. */
export function printDocument(content: Mapping): string {
  return printJson({ version: documentVersion, ...content });
}

/** A capability as documents name it. */
export function providerForJson(id: string): { readonly layer: string; readonly name: string } {
  const [layer = '', name = ''] = id.split('/');
  return { layer, name };
}
