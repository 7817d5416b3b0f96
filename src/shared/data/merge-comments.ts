import {
  type CommentOwner,
  type Comments,
  type OwnedComment,
  ownersIn,
  readComments,
} from './comments.ts';
import { addCommentBeside, removeComment, setCommentAbove } from './edit-lines.ts';
import type { JsonNode } from './json-tree.ts';

/** The comments that a merged text has to have, by their ids; one that goes is not among them. */
type ExpectedComments = ReadonlyMap<string, Pick<OwnedComment, 'owner' | 'position' | 'text'>>;

/**
 * Three-way merge of comments, each as a part of its key: what only one side changed is taken, and goes with its key.
 * Undefined where both sides changed one apart, and where one goes that the developer wrote. `owners` are the keys
 * that are left.
 */
export function mergeComments(
  { base, ours, theirs }: { readonly [Side in 'base' | 'ours' | 'theirs']: Comments },
  owners: ReadonlySet<string>,
): ExpectedComments | undefined {
  const expected = new Map<string, OwnedComment>();
  for (const id of new Set([...base.keys(), ...ours.keys(), ...theirs.keys()])) {
    const [b, o, t] = [base.get(id), ours.get(id), theirs.get(id)];
    const owner = (o ?? t ?? b)?.owner ?? '';
    const isOurs = b?.text === t?.text || o?.text === t?.text;
    if (!owners.has(owner)) {
      if (o !== undefined && o.text !== b?.text) return undefined;
      continue;
    }
    if (!isOurs && b?.text !== o?.text) return undefined;
    const merged = isOurs ? o : t;
    if (merged) expected.set(id, merged);
  }
  return expected;
}

interface CommentedText {
  readonly language: 'json' | 'yaml' | 'toml';
  readonly read: (text: string) => readonly JsonNode[] | undefined;
}

/** More characters than are worth reading again for each comment. */
const mostRead = 100_000_000;

/** The text with the comments that it has to have; undefined where one would come to another place. */
export function setComments(
  text: string,
  expected: ExpectedComments,
  { language, read }: CommentedText,
): string | undefined {
  let edited = text;
  for (let times = 0; times * text.length <= mostRead; times += 1) {
    const trees = read(edited);
    if (trees === undefined) return undefined;
    const comments = readComments(language, edited, trees);
    const id = [...new Set([...comments.keys(), ...expected.keys()])].find(
      (one) => comments.get(one)?.text !== expected.get(one)?.text,
    );
    if (id === undefined) return edited;
    const next = changeComment(edited, ownersIn(trees), {
      now: comments.get(id),
      to: expected.get(id),
    });
    if (next === undefined || next === edited) return undefined;
    edited = next;
  }
  return undefined;
}

function changeComment(
  text: string,
  owners: readonly CommentOwner[],
  {
    now,
    to,
  }: {
    readonly now: OwnedComment | undefined;
    readonly to: Pick<OwnedComment, 'owner' | 'position' | 'text'> | undefined;
  },
): string | undefined {
  const { position, owner } = now ?? to ?? {};
  const at = owners.find(({ id }) => id === owner);
  if (position === 'above' && at) return setCommentAbove(text, at, to?.text ?? '');
  if (now && now.spans.length * text.length > mostRead) return undefined;
  if (to === undefined && now)
    return [...now.spans].reverse().reduce((left, span) => removeComment(left, span), text);
  if (position !== 'beside' || at === undefined || to === undefined) return undefined;
  const bare = (now?.spans ?? [])
    .toReversed()
    .reduce((left, span) => removeComment(left, span), text);
  return addCommentBeside(bare, at, to.text);
}
