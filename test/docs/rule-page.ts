import { type Run, shellWithShipped } from '../support/run-idp.ts';
import { type Block, blocksOf } from './blocks.ts';
import { runPage } from './page.ts';
import { rulesIndex } from './rules-index.ts';

interface RulePage {
  readonly head: string;
  readonly wrong: string;
  readonly right: string;
}

function splitPage(page: string): RulePage {
  const [wrong, right] = [page.indexOf('## Wrong'), page.indexOf('## Right')];
  if (wrong < 0 || right < wrong) throw new Error('a page of a rule has ## Wrong and ## Right');
  return { head: page.slice(0, wrong), wrong: page.slice(wrong, right), right: page.slice(right) };
}

/** The page with the outputs of both of its examples. */
export async function runRulePage(page: string): Promise<string> {
  const { head, wrong, right } = splitPage(page);
  return (
    head +
    (await runPage(wrong, { files: filesOf(wrong) })) +
    (await runPage(right, { files: filesOf(right) }))
  );
}

/** The result of `idp validate` for the right example. */
export async function validateRight(page: string): Promise<Run> {
  const { right } = splitPage(page);
  const shell = shellWithShipped();
  for (const { file, text } of filesOf(right)) if (file) shell.write(file, text);
  return shell.idp(['validate', '--catalog', 'templates']);
}

/** The files of an example, added to those of the index unless it has a folder of its own. */
function filesOf(section: string): readonly Block[] {
  const base = section.includes('In a folder with nothing else') ? [] : blocksOf(rulesIndex());
  return [...base, ...blocksOf(section)].flatMap((block) =>
    block.file === undefined ? [] : [{ ...block, file: `templates/${block.file}` }],
  );
}
