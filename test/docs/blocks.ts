/** A fenced block of a page: `yaml templates/platform.yaml` is of the language yaml, and a file. */
export interface Block {
  readonly language: string;
  readonly file: string | undefined;
  readonly text: string;
}

const fence = /^```(\w+)(?: (.+))?\n([\s\S]*?)^```$/gm;

export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(fence)].map(([, language = '', file, text = '']) => ({
    language,
    file,
    text,
  }));
}

/** The page with the text of each block replaced, from top to bottom. */
export async function replaceBlocks(
  page: string,
  replacement: (block: Block) => Promise<string>,
): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  for (const match of page.matchAll(fence)) {
    const [whole, language = '', file, text = ''] = match;
    const start = match.index + whole.length - '```'.length - text.length;
    parts.push(page.slice(end, start), await replacement({ language, file, text }));
    end = start + text.length;
  }
  return parts.join('') + page.slice(end);
}
