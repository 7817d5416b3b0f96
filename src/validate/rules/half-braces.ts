import type { Problem } from '../../errors/problem.ts';
import { placeOfText } from '../../manifest/source.ts';
import { decodeText } from '../../tree/text.ts';
import { findHalfBraces, type HalfBraces } from '../half-braces.ts';
import { textsOf } from '../manifest-texts.ts';
import type { Study } from '../study.ts';
import { companionsOf, type Survey } from '../survey.ts';

/** Names and calls that lost an opening brace: they would come out as they stand. */
export function checkHalfBraces(survey: Survey): readonly Problem[] {
  return [...survey.studies.values()].flatMap((study) => {
    const texts = [...textsOfFiles(study), ...textsOfManifest(study)];
    const suspects = texts.filter(({ text }) => text.includes('}}'));
    if (suspects.length === 0) return [];
    const names = namesFor(survey, study);
    const isName = (name: string) => /^(platform|template)\./.test(name) || names.has(name);
    return suspects.flatMap(({ text, placeAt }) =>
      findHalfBraces(text, isName).map((braces) => describe(braces, placeAt(braces))),
    );
  });
}

/** A text with what tells the place of its parts. */
interface Placed {
  readonly text: string;
  readonly placeAt: (braces: HalfBraces) => Problem['place'];
}

function textsOfFiles({ loaded }: Study): readonly Placed[] {
  return [...loaded.values()]
    .filter(({ template }) => template !== undefined)
    .map(({ source: { file, bytes } }) => {
      const text = decodeText(bytes) ?? '';
      return { text, placeAt: (braces) => ({ file, ...positionOf(braces, text) }) };
    });
}

function textsOfManifest({ contributor }: Study): readonly Placed[] {
  return textsOf(contributor)
    .filter(({ kind }) => kind === 'template')
    .map(({ text, path }) => ({ text, placeAt: () => placeOfText(contributor.source, path) }));
}

function positionOf({ at, text: { length } }: HalfBraces, text: string) {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, length };
}

/** The parameters of all that may be laid together with it. */
function namesFor(survey: Survey, { contributor }: Study): ReadonlySet<string> {
  const companions = companionsOf(survey, contributor.id);
  return new Set(
    companions.flatMap((other) =>
      Object.keys(other.contributor.source.value.spec.parameters ?? {}),
    ),
  );
}

function describe({ text, inside }: HalfBraces, place: Problem['place']): Problem {
  return {
    code: 'skeleton/half-braces',
    message: `${text} lacks a brace, and would come out as it stands`,
    place,
    hint: `write {{${inside}}}; if it is of another language, put a space between its braces`,
  };
}
