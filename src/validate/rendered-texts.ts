import type { Place } from '../errors/problem.ts';
import { placeOfText } from '../manifest/source.ts';
import { decodeText, positionAt } from '../tree/text.ts';
import { textsOf } from './manifest-texts.ts';
import type { Study } from './study.ts';

/** A text that is rendered: of a file, or of a manifest. Its comments are blank, all else stands where it stood. */
export interface RenderedText {
  readonly text: string;
  readonly placeOf: (offset: number, length: number) => Place;
}

/** Every text of a contributor in which braces are expressions. */
export function renderedTexts(study: Study): readonly RenderedText[] {
  const { contributor } = study;
  const files = textsWithBraces(study).map(({ file, text }) => {
    const placeOf = (offset: number, length: number) => ({
      file,
      ...positionAt(text, offset),
      length,
    });
    return { text: blankComments(text), placeOf };
  });
  const texts = textsOf(contributor)
    .filter(({ kind }) => kind === 'template')
    .map(({ path, text }) => ({ text, placeOf: () => placeOfText(contributor.source, path) }));
  return [...files, ...texts];
}

/** The texts of the files that are rendered, and of the partials that they call. */
export function textsWithBraces({
  loaded,
  partials,
}: Study): readonly { readonly file: string; readonly text: string }[] {
  const files = [...loaded.values()].flatMap(({ template, source: { file, bytes } }) => {
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
