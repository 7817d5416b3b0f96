import { createPreparer } from '../../../src/operations/answers/prepare-service.ts';
import { type InterviewRequest, interview } from '../../../src/prompts/interview.ts';
import { noChoices } from '../../../src/scaffold/compose/select.ts';
import { openParcels } from './catalog.ts';
import { type Reply, scriptedAsker } from './scripted-asker.ts';

/** Holds the dialogue with a person who gives these replies. */
export async function talk(request: Partial<InterviewRequest>, replies: readonly Reply[]) {
  const catalog = await openParcels();
  const { ask, transcript, unused } = scriptedAsker(replies);
  const whole = {
    catalog,
    choices: noChoices,
    provided: new Map(),
    customize: false,
    preview: createPreparer(catalog, process.cwd()),
    ...request,
  };
  const said = () => transcript.filter((line) => /^[?!]/.test(line));
  try {
    const result = await interview(whole, ask);
    const { answers } = result.resolution;
    const values = Object.fromEntries([...answers].map(([name, { value }]) => [name, value]));
    const sources = Object.fromEntries([...answers].map(([name, { source }]) => [name, source]));
    return { result, values, sources, transcript, said: said(), unused };
  } catch (error) {
    return { error, transcript, said: said(), unused };
  }
}
