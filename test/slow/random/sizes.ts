/** How many cases of each kind: a twentieth of the nightly size, unless IDP_RANDOM says `nightly`, or a number of those in process. */
const wanted = process.env.IDP_RANDOM ?? '';
const nightly = 3000;

export const sizes = sizesFor(wanted === 'nightly' ? nightly : Number(wanted || nightly / 20));

function sizesFor(inProcess: number) {
  const tenth = Math.ceil(inProcess / 10);
  return { inProcess, built: tenth, kills: tenth };
}

/** Where the seeds of a run start: another place each time, unless IDP_SEED gives one. */
export const firstSeed = Number(process.env.IDP_SEED ?? Date.now() % 2 ** 31);
