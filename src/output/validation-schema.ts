import type { Mapping } from '../shared/data/value.ts';
import { documentVersion } from './json-document.ts';

const orNull = (type: string, description: string): Mapping => ({
  type: [type, 'null'],
  description,
});

const error: Mapping = {
  type: 'object',
  properties: {
    code: {
      type: 'string',
      pattern: '^[a-z]+/[a-z-]+$',
      description: 'The stable code of the rule: category/name.',
    },
    severity: { enum: ['error', 'warning'], description: 'Whether it fails without --strict.' },
    message: { type: 'string', minLength: 1, description: 'What is wrong.' },
    file: orNull('string', 'The file, as in messages.'),
    line: { ...orNull('integer', 'The line, from 1.'), minimum: 1 },
    column: { ...orNull('integer', 'The column, from 1, in UTF-16 units.'), minimum: 1 },
    hint: orNull('string', 'What to do about it.'),
    fixable: { type: 'boolean', description: 'Whether --fix can fix it.' },
  },
  required: ['code', 'severity', 'message', 'file', 'line', 'column', 'hint', 'fixable'],
};

const count = (description: string): Mapping => ({ type: 'integer', minimum: 0, description });

/**
 * The JSON Schema (draft 2020-12) of what `idp validate --format json` prints. New keys may come at any time, so
 * none is forbidden.
 */
export const validationSchema: Mapping = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'idp verdict',
  description: 'What idp validate --format json prints.',
  type: 'object',
  properties: {
    version: { const: documentVersion, description: 'The version of this format.' },
    catalogs: {
      type: 'array',
      items: { type: 'string' },
      description: 'The catalogs that were checked; empty for a single manifest.',
    },
    errors: { type: 'array', items: error, description: 'All errors, by file and line.' },
    warnings: {
      type: 'array',
      items: error,
      description: 'Problems that fail only with --strict.',
    },
    checked: {
      type: 'object',
      description: 'How much was checked.',
      properties: {
        templates: count('Templates.'),
        capabilities: count('Capabilities.'),
        examples: count('Examples.'),
        files: count('Files of skeletons and slots.'),
      },
      required: ['templates', 'capabilities', 'examples', 'files'],
    },
  },
  required: ['version', 'catalogs', 'errors', 'warnings', 'checked'],
};
