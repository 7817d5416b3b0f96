import type { Diagnostic } from '../../shared/diagnostic.ts';
import type { RenderCase } from '../render-case.ts';
import { locationInTemplate } from '../render-cases.ts';

/** Problems of rendering: values that cannot be printed, files that cannot be combined. */
export function checkRendering({ diagnostics, composition }: RenderCase): readonly Diagnostic[] {
  return locationInTemplate(diagnostics, composition.template);
}
