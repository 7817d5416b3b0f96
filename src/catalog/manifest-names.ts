import { closest } from '../shared/closest.ts';
import { baseName } from '../shared/tree/path.ts';

/** What manifests are called: a file of another name is not read. */
export const manifestNames = ['platform.yaml', 'template.yaml', 'capability.yaml'] as const;

/** What a manifest was to be called (`template.yml`, `Template.yaml`); undefined if its name is not near to any. */
export function manifestNameMeant(file: string): string | undefined {
  return closest(baseName(file), manifestNames);
}
