import type * as z from 'zod';
import { parseManifest } from '../../../src/catalog/manifest/parse.ts';

/** What is wrong with a text: `code line:column message`, and its hint after ` -> `. */
export function faultsOf(schema: z.ZodType, text: string): readonly string[] {
  const parsed = parseManifest(schema, text, 'berth.yaml');
  if (parsed.ok) return [];
  return parsed.diagnostics.map(({ code, message, location, hint }) =>
    [`${code} ${location?.line}:${location?.column} ${message}`, hint].filter(Boolean).join(' -> '),
  );
}

/** A template whose spec holds these lines too. */
export function templateWith(...lines: readonly string[]): string {
  return [
    'apiVersion: idp/v1',
    'kind: Template',
    'metadata: { name: shipping, title: Shipping, owner: logistics, version: 2.1.0 }',
    'spec:',
    '  creates: job',
    '  parameters:',
    '    name: { type: string }',
    ...lines,
    '',
  ].join('\n');
}
