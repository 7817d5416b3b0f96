/** How a run that meets this code ends: 1, the answer is no; 2, it could not run; 130, cancelled. */
export type ExitStatus = 1 | 2 | 130;

/** How grave it is: a warning fails a check only where the person asks for that. */
export type Severity = 'error' | 'warning';

interface Meaning {
  readonly exit: ExitStatus;
  readonly meaning: string;
  readonly severity?: Severity;
}

const no = (meaning: string): Meaning => ({ exit: 1, meaning });
const warns = (meaning: string): Meaning => ({ exit: 1, meaning, severity: 'warning' });
const cannot = (meaning: string): Meaning => ({ exit: 2, meaning });

/** Every code that `idp` prints, `room/what`, with its exit status and meaning. */
export const errorCodes = {
  'usage/invalid': cannot('An option, argument or verb that idp does not have.'),
  'usage/cancelled': { exit: 130, meaning: 'The person at the terminal cancelled.' },

  'path/invalid': no(
    'A path that may not be written: absolute, outside of the root, or not portable.',
  ),
  'path/collision': no('Two paths that some file system takes for one.'),

  'skeleton/syntax': no('Text between braces that is no expression.'),
  'skeleton/unknown-helper': no('A helper that idp does not have.'),
  'skeleton/arguments': no(
    'A helper with too few or too many arguments, or one of the wrong type.',
  ),
  'skeleton/undeclared-name': no('A name that is neither a parameter nor of the platform.'),
  'skeleton/undeclared-fact': no('A fact that is read and that the template does not say.'),
  'skeleton/absent-name': no('A parameter is used where its own condition makes it absent.'),
  'skeleton/unknown-field': no('A field of what has no fields, or not this one.'),
  'skeleton/unknown-value': no('A comparison with a value that the enumeration does not have.'),
  'skeleton/never-equal': no('A comparison of two values of different types.'),
  'skeleton/never-holds': no('A condition that cannot hold where it stands.'),
  'skeleton/always-holds': no('A condition that always holds where it stands.'),
  'skeleton/shadowed-name': no('A name of a block that hides another name.'),
  'skeleton/unknown-partial': no('A partial is called that does not exist.'),
  'skeleton/recursive-partial': no('A partial calls itself.'),
  'skeleton/unused-partial': no('A partial that nothing calls.'),
  'skeleton/mixed-items': no('A bare name that is a field of some items and not of others.'),
  'skeleton/item-name': warns('A bare name that an item gives, though one outside of it is there.'),
  'skeleton/dollar-braces': warns('A dollar before the braces of a parameter, which come out.'),
  'skeleton/foreign-syntax': warns('The syntax of another template language in a rendered file.'),
  'skeleton/secret': no('A secret parameter is used where its value would be written.'),
  'answers/cycle': no('Parameters whose conditions or defaults need each other in a circle.'),

  'manifest/syntax': no('The manifest is no YAML text.'),
  'manifest/duplicate-key': no('A key stands twice in one mapping.'),
  'manifest/alias': no('Aliases that expand to too much.'),
  'manifest/unknown-key': no('A key that the manifest does not have.'),
  'manifest/old-key': warns('A key of a manifest that has another name now.'),
  'manifest/missing-key': no('A key that the manifest must have.'),
  'manifest/type': no('A value of the wrong type.'),
  'manifest/value': no('A value that is not allowed in its place.'),
  'manifest/same-version': no('What comes out has changed, and the version has not.'),
  'manifest/older-version': no('A version that is older than it was.'),
  'manifest/too-many-prompts': no('A golden path asks more than its kind may.'),
  'manifest/undeclared-program': no('A command runs a program that is not declared as needed.'),
  'manifest/unused-fact': no('A fact of a template or a capability that nothing reads.'),
  'manifest/unused-parameter': no('A parameter that nothing uses.'),
  'manifest/unused-allow': warns('A warning is silenced that nothing raises.'),
  'manifest/braces': no('Braces in a text of a manifest that is not rendered.'),
  'manifest/unmatched-rule': no('A rule for files that matches no file.'),

  'catalog/missing': cannot(
    'No catalog where one was named or is looked for, or one that cannot be read.',
  ),
  'catalog/empty': cannot('The folder of templates holds no template.'),
  'catalog/link': no('A symbolic link in the place of the folder of a template or capability.'),
  'catalog/unlisted': no('A folder that nothing reads: no manifest, or a name that slipped.'),
  'catalog/unknown-template': cannot('No template of this name.'),
  'catalog/unknown-version': cannot('The catalog does not have this version of the template.'),
  'catalog/unknown-kind': cannot('No template creates this kind.'),
  'catalog/unknown-provider': cannot('No provider of this name in the layer.'),
  'catalog/unknown-preset': cannot('The platform has no preset of this name.'),
  'catalog/unknown-layer': cannot('No layer of this name.'),
  'catalog/duplicate': no('Two templates of one name, or a name that is not that of its folder.'),
  'catalog/missing-requirement': no(
    'A path lacks what the platform asks of every path of its kind.',
  ),
  'catalog/unknown-owner': no('An owner that is not among the teams of the platform.'),
  'catalog/unknown-runtime': no(
    'A runtime that no capability is for, and one of nearly this name is.',
  ),
  'catalog/no-provider': no('A layer is named, but none of its providers can ever be on.'),
  'catalog/successor': no('The successor of a template is replaced itself, or by it in a circle.'),
  'catalog/unknown-reference': no('A layer or provider is named that the catalog does not have.'),

  'answers/unknown': cannot('An answer to a parameter that does not exist.'),
  'answers/missing': cannot('A parameter without default that was not answered.'),
  'answers/invalid': cannot('An answer that does not satisfy its parameter.'),
  'answers/rule': cannot('Answers that break a rule of the template or of a capability.'),
  'answers/not-applicable': cannot('An answer to a parameter whose condition is false.'),
  'answers/file': cannot('The file of answers cannot be read.'),

  'skeleton/unpackable': no('A file that npm pack leaves out.'),
  'skeleton/half-braces': no('A name or a call between braces of which one is missing.'),
  'skeleton/copied-braces': no(
    'A file that is copied, but holds the name of a parameter between braces.',
  ),
  'skeleton/foreign-brace': no('Braces of another language that do not survive rendering.'),
  'skeleton/output-syntax': no('A rendered file that its own language cannot parse.'),
  'skeleton/link': no('A symbolic link in a skeleton.'),
  'skeleton/missing': no(
    'A template or capability without its skeleton, or a slot without its file.',
  ),

  'capability/not-offered': cannot('The template does not offer this layer.'),
  'capability/not-allowed': cannot('The platform does not allow this provider for its layer.'),
  'capability/does-not-fit': cannot('The provider does not fit the runtime of the template.'),
  'capability/requires': cannot('A capability needs a layer that is not on.'),
  'capability/conflict': cannot('Two capabilities exclude each other.'),
  'capability/cycle': no('Capabilities that require each other in a circle.'),
  'capability/duplicate-parameter': no('Two of a composition declare the same parameter.'),
  'capability/same-path': no('Two of a composition give one path and no way to combine it.'),
  'capability/cannot-combine': no('Two contributions to one file contradict each other.'),
  'capability/unused': no('A capability that no template can lay.'),
  'capability/unknown-slot': no('Text for a slot that nobody offers.'),

  'snapshot/differs': no('What an example gives is not what was recorded of it.'),
  'snapshot/missing': no('What an example gives was never recorded, though that of others was.'),
  'snapshot/stale': no('What was recorded of an example that is gone.'),
  'test/invalid-catalog': no('A catalog that is not valid cannot be tested.'),
  'test/no-example': no('A template without an example.'),
  'test/check-failed': no('A check of a generated service that did not pass.'),
  'test/update-failed': no('A service of an earlier state of the catalog that cannot follow.'),
  'test/coverage': no('The examples cover less than is asked for.'),

  'example/invalid': no('An example that its template does not accept.'),

  'lockfile/missing': cannot('No .idp/lock.yaml here or in a folder above.'),
  'lockfile/invalid': cannot('A lock or base that idp cannot read.'),
  'lockfile/exists': cannot('The repository is on a path already.'),
  'update/in-progress': cannot('An update was begun and is not finished.'),
  'update/not-in-progress': cannot('There is no update to go on with or to take back.'),

  'plan/conflict': no('Files that differ on both sides.'),
  'plan/blocked': no('Something that is not a file stands where the template changes one.'),
  'plan/outdated': cannot('The path has moved on, and the service must follow first.'),
  'plan/downgrade': cannot('The catalog has an older version than the service.'),

  'files/not-empty': cannot('The target folder already holds files.'),
  'files/not-a-directory': cannot('The target is a file.'),
  'files/link': cannot('A symbolic link stands where a folder or file would be written.'),
  'files/changed': cannot('A file changed while it was being replaced.'),
  'git/dirty': cannot('The work tree has changes that are not committed, or is not under git.'),
  'files/io': cannot('The disk refused to read or write.'),

  'git/failed': cannot('Git refused to work in the folder, for a reason of its own.'),
  'git/missing': cannot('The folder is not under git, or git is not installed.'),
  'git/unknown-ref': cannot('No such commit, or a clone too shallow to tell how it leads here.'),

  'hook/failed': cannot('A hook ended with an error.'),
  'hook/timeout': cannot('A hook did not end in its time.'),
  'hook/not-found': cannot('The program of a hook is not installed.'),
  'hook/untrusted': cannot('Hooks of a catalog that did not ship with idp need consent.'),
} as const satisfies Record<string, Meaning>;

/** `room/what`: the stable name of an error. */
export type ErrorCode = keyof typeof errorCodes;

export function severityOf(code: ErrorCode): Severity {
  const { severity = 'error' }: Meaning = errorCodes[code];
  return severity;
}

/** The codes that a manifest may silence. */
export const warningCodes = (Object.keys(errorCodes) as ErrorCode[]).filter(
  (code) => severityOf(code) === 'warning',
);
