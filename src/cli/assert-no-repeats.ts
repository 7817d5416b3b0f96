import type { Command } from 'commander';
import { throwError } from '../shared/error.ts';

/** Options that take one value: of two different ones, the first would be dropped silently. */
export function assertNoRepeatedFlags(command: Command): void {
  for (const option of command.options) {
    if (!(option.required || option.optional) || Array.isArray(option.defaultValue)) continue;
    let earlier: string | undefined;
    command.on(`option:${option.name()}`, (value: string | null) => {
      const flag = [option.long, value].filter(Boolean).join(' ');
      if (earlier !== undefined && earlier !== flag)
        throwError({
          code: 'usage/invalid',
          message: `${option.long} takes one value, but got two: ${earlier} and ${flag}`,
          hint: 'remove one of them',
        });
      earlier = flag;
    });
  }
}
