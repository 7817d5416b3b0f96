import { locationOfText } from '../catalog/manifest/source-map.ts';
import type { Location } from '../shared/diagnostic.ts';
import { decodeText, positionAt } from '../shared/tree/text.ts';
import type { AnalyzedContributor } from './analyze-contributor.ts';
import { textsOf } from './manifest-texts.ts';

/** A rendered text of a file or a manifest. Its comments are blanked, all else keeps its location. */
export interface RenderedText {
  readonly text: string;
  readonly locationOf: (offset: number, length: number) => Location;
}

/** Every text of a contributor in which braces are expressions. */
export function renderedTexts(analyzed: AnalyzedContributor): readonly RenderedText[] {
  const { contributor } = analyzed;
  const files = textsWithBraces(analyzed).map(({ file, text }) => {
    const locationOf = (offset: number, length: number) => ({
      file,
      ...positionAt(text, offset),
      length,
    });
    return { text: blankComments(text), locationOf };
  });
  const texts = textsOf(contributor)
    .filter(({ kind }) => kind === 'template')
    .map(({ path, text }) => ({
      text,
      locationOf: () => locationOfText(contributor.source, path),
    }));
  return [...files, ...texts];
}

/** The texts of the files that are rendered, and of the partials that they call. */
export function textsWithBraces({
  loaded,
  partials,
}: AnalyzedContributor): readonly { readonly file: string; readonly text: string }[] {
  const files = [...loaded.values()].flatMap(({ template, skeletonFile: { file, bytes } }) => {
    const text = template && decodeText(bytes);
    return text === undefined ? [] : [{ file, text }];
  });
  return [...files, ...partials.values()];
}

/** Handlebars' comments as blanks, in linear time: an open one without an end is none. */
function blankComments(text: string): string {
  let blanked = '';
  let done = 0;
  for (let at = text.indexOf('{{!--'); at >= 0; at = text.indexOf('{{!--', done)) {
    const end = text.indexOf('--}}', at);
    if (end < 0) break;
    blanked += text.slice(done, at) + text.slice(at, end + 4).replace(/[^\n]/g, ' ');
    done = end + 4;
  }
  return blanked + text.slice(done);
}
