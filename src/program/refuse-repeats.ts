import type { Command } from 'commander';
import { fail } from '../errors/error.ts';

/** Options that take one value: of two different ones the first would be dropped without a word. */
export function refuseRepeats(command: Command): void {
  for (const option of command.options) {
    if (!(option.required || option.optional) || Array.isArray(option.defaultValue)) continue;
    let earlier: string | undefined;
    command.on(`option:${option.name()}`, (value: string | null) => {
      const given = [option.long, value].filter(Boolean).join(' ');
      if (earlier !== undefined && earlier !== given)
        fail({
          code: 'usage/invalid',
          message: `${option.long} takes one value, but there are two: ${earlier} and ${given}`,
          hint: 'leave one of them out',
        });
      earlier = given;
    });
  }
}
