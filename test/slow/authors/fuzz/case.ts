import type { CatalogFiles } from '../../../../src/catalog/catalog.ts';
import { parseCatalog } from '../../../../src/catalog/parse-catalog.ts';
import type { CatalogInput } from '../../../../src/validate/input.ts';
import { noFiles } from '../../../../src/validate/input.ts';

/** The texts of a small catalog: one template with one file and one example, perhaps a capability and a platform. */
export interface Case {
  readonly template: string;
  readonly capability: string | undefined;
  readonly platform: string | undefined;
  readonly example: string;
  readonly path: string;
  readonly skeleton: string;
}

/** Real texts to be damaged. */
export type Seeds = Readonly<
  Record<
    'manifests' | 'capabilities' | 'platforms' | 'skeletons' | 'examples',
    readonly [string, ...string[]]
  >
>;

const folder = 'fuzz/berth';

/** The catalog of a case, and its texts by the names that messages use. */
export function inputOf(one: Case): {
  readonly input: CatalogInput;
  readonly sources: ReadonlyMap<string, string>;
} {
  const manifests: CatalogFiles['manifests'] = [
    { path: 'berth/template.yaml', text: one.template },
    ...(one.platform === undefined ? [] : [{ path: 'platform.yaml', text: one.platform }]),
    ...(one.capability === undefined
      ? []
      : [{ path: 'capabilities/ci/woodpecker/capability.yaml', text: one.capability }]),
  ];
  const skeletonFile = `${folder}/skeleton/${one.path}`;
  const files = [fileOf(one.path, skeletonFile, one.skeleton)];
  const slotFile = fileOf(
    'readme.md.hbs',
    'fuzz/capabilities/ci/woodpecker/slots/readme.md.hbs',
    one.skeleton,
  );
  const exampleFile = `${folder}/examples/one.yaml`;
  const beside = new Map([
    [
      'berth',
      {
        ...noFiles,
        skeletonFiles: new Map([['skeleton', files]]),
        examples: [{ file: exampleFile, text: one.example }],
      },
    ],
    [
      'ci/woodpecker',
      {
        ...noFiles,
        skeletonFiles: new Map([
          ['slots', [slotFile]],
          ['skeleton', files],
        ]),
      },
    ],
  ]);
  const sources = new Map([
    ...manifests.map(({ path, text }) => [`fuzz/${path}`, text] as const),
    [exampleFile, one.example],
    [skeletonFile, one.skeleton],
  ]);
  const catalog = parseCatalog({ root: 'fuzz', manifests });
  return {
    input: { catalog, files: beside, partials: [], partialLinks: [], unlisted: [] },
    sources,
  };
}

function fileOf(path: string, file: string, text: string) {
  return { path, file, bytes: Buffer.from(text, 'utf8'), executable: false };
}
