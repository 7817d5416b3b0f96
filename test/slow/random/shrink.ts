import { BrokenLaw } from './laws.ts';
import type { RandomRelease } from './releases.ts';
import type { Story } from './story.ts';

export interface Failure {
  readonly story: Story;
  readonly error: Error;
}

/** Cases that are tried to find a smaller one. */
const mostTries = Number(process.env.IDP_RANDOM_SHRINK ?? 150);

/** The smallest case that can be found in which the same law is broken: fewer steps, then fewer files. */
export async function shrink(
  story: Story,
  error: Error,
  tryCase: (story: Story) => Promise<Error | undefined>,
): Promise<Failure> {
  let best: Failure = { story, error };
  let tries = 0;
  const attempt = async (smaller: Story): Promise<boolean> => {
    if (tries >= mostTries) return false;
    tries += 1;
    const failed = await tryCase(smaller);
    if (failed === undefined || !isLike(failed, error)) return false;
    best = { story: smaller, error: failed };
    return true;
  };
  for (
    let size = Math.ceil(story.steps.length / 2);
    size >= 1;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  )
    for (let at = best.story.steps.length - size; at >= 0; at -= size) {
      const { steps } = best.story;
      await attempt({ ...best.story, steps: [...steps.slice(0, at), ...steps.slice(at + size)] });
    }
  if (best.story.layers.length > 0) await attempt({ ...best.story, layers: [] });
  if (best.story.repository !== 'own') await attempt({ ...best.story, repository: 'own' });
  const paths = new Set(best.story.releases.flatMap(({ release }) => Object.keys(release.files)));
  for (const path of paths) await attempt(withoutFile(best.story, path));
  return best;
}

function isLike(one: Error, other: Error): boolean {
  if (one instanceof BrokenLaw && other instanceof BrokenLaw) return one.law === other.law;
  return one.name === other.name && one.message.slice(0, 20) === other.message.slice(0, 20);
}

function withoutFile(story: Story, path: string): Story {
  const releases = story.releases.map((one): RandomRelease => {
    const files = Object.fromEntries(
      Object.entries(one.release.files).filter(([name]) => name !== path),
    );
    return { ...one, release: { ...one.release, files } };
  });
  return { ...story, releases };
}
