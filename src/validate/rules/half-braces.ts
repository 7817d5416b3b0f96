import type { Problem } from '../../errors/problem.ts';
import { placeOfText } from '../../manifest/source.ts';
import { positionAt } from '../../tree/text.ts';
import { findHalfBraces, type HalfBraces } from '../half-braces.ts';
import { textsOf } from '../manifest-texts.ts';
import { textsWithBraces } from '../rendered-texts.ts';
import type { Study } from '../study.ts';
import { namesNear, type Survey } from '../survey.ts';

/** Names and calls that lost an opening brace: they would come out as they stand. */
export function checkHalfBraces(survey: Survey): readonly Problem[] {
  return [...survey.studies.values()].flatMap((study) => {
    const texts = [...textsOfFiles(study), ...textsOfManifest(study)];
    const suspects = texts.filter(({ text }) => count(text, '}}') > count(text, '{{'));
    if (suspects.length === 0) return [];
    const names = namesNear(survey, study.contributor.id);
    const isName = (name: string) => /^(platform|template)\./.test(name) || names.has(name);
    return suspects.flatMap(({ text, placeAt }) =>
      findHalfBraces(text, isName).map((braces) => describe(braces, placeAt(braces))),
    );
  });
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

/** A text with what tells the place of its parts. */
interface Placed {
  readonly text: string;
  readonly placeAt: (braces: HalfBraces) => Problem['place'];
}

function textsOfFiles(study: Study): readonly Placed[] {
  return textsWithBraces(study).map(({ file, text }) => {
    const placeAt = (braces: HalfBraces) => ({
      file,
      ...positionAt(text, braces.at),
      length: braces.text.length,
    });
    return { text, placeAt };
  });
}

function textsOfManifest({ contributor }: Study): readonly Placed[] {
  return textsOf(contributor)
    .filter(({ kind }) => kind === 'template')
    .map(({ text, path }) => ({ text, placeAt: () => placeOfText(contributor.source, path) }));
}

function describe({ text, inside }: HalfBraces, place: Problem['place']): Problem {
  return {
    code: 'skeleton/half-braces',
    message: `${text} lacks a brace, and would come out as it stands`,
    place,
    hint: `write {{${inside}}}; if it is of another language, put a space between its braces`,
  };
}
