import { paths } from './variants.ts';

/** What a person may say of a service to its portal: nothing, and all of it. */
const descriptors = [
  [],
  ['--set', 'tier=tier-1', '--set', 'lifecycle=production'],
  ['--set', 'dependencies=customers,stock-keeping', '--set', 'links=https://acme.example/chat'],
] as const;

export const described = paths.flatMap((path) => descriptors.map((flags) => ({ path, flags })));
