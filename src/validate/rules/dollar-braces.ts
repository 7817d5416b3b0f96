import type { Problem } from '../../errors/problem.ts';
import { type RenderedText, renderedTexts } from '../rendered-texts.ts';
import { namesNear, type Survey } from '../survey.ts';

/** One name between the braces that `${{` opens: those of another language hold a dot or a call, most of the time. */
const dollarBraces = /\$\{\{ ?([a-zA-Z]\w*) ?\}\}/g;

/** A dollar before the braces of a parameter, once for each: it makes them another language's, which come out as they stand. */
export function checkDollarBraces(survey: Survey): readonly Problem[] {
  return [...survey.studies.values()].flatMap((study) => {
    const suspects = renderedTexts(study).filter(({ text }) => text.includes('${{'));
    if (suspects.length === 0) return [];
    const names = namesNear(survey, study.contributor.id);
    return suspects.flatMap((suspect) => checkText(suspect, names));
  });
}

function checkText({ text, placeOf }: RenderedText, names: ReadonlySet<string>): Problem[] {
  const firstOf = new Map(
    [...text.matchAll(dollarBraces)].reverse().map((one) => [one[1] ?? '', one]),
  );
  return [...firstOf.values()]
    .filter(([, name = '']) => names.has(name))
    .map(({ 0: found, 1: name, index }) => ({
      code: 'skeleton/dollar-braces',
      message: `${found} comes out as it stands, though ${name} is a parameter`,
      place: placeOf(index, found.length),
      hint: `write {{${name}}} for its value, {{"$"}}{{${name}}} for a dollar before it, or allow it in the manifest`,
    }));
}
