/** The exit status of a run with this code: 1, the check failed; 2, it could not run; 130, cancelled. */
export type ExitStatus = 1 | 2 | 130;

/** Its severity: a warning fails a check only with --strict. */
export type Severity = 'error' | 'warning';

interface Meaning {
  readonly exit: ExitStatus;
  readonly meaning: string;
  readonly severity?: Severity;
}

const no = (meaning: string): Meaning => ({ exit: 1, meaning });
const warns = (meaning: string): Meaning => ({ exit: 1, meaning, severity: 'warning' });
const cannot = (meaning: string): Meaning => ({ exit: 2, meaning });

/** Every code that `idp` prints, `category/name`, with its exit status and meaning. */
export const errorCodes = {
  'usage/invalid': cannot(
    'The command line is not valid: an unknown command or option, or options that contradict each other.',
  ),
  'usage/cancelled': { exit: 130, meaning: 'The user cancelled.' },

  'path/invalid': no(
    'A path that must not be written: absolute, outside the root, or not portable.',
  ),
  'path/collision': no('Two paths that are the same on some file systems.'),

  'skeleton/syntax': no('An invalid expression between braces.'),
  'skeleton/unknown-helper': no('An unknown helper.'),
  'skeleton/arguments': no(
    'A helper with too few or too many arguments, or one of the wrong type.',
  ),
  'skeleton/undeclared-name': no('A name that is neither a parameter nor a platform setting.'),
  'skeleton/undeclared-fact': no('A fact that is read, but that the template does not define.'),
  'skeleton/absent-name': no('A parameter is used where its own condition makes it absent.'),
  'skeleton/unknown-field': no('A field that the value does not have.'),
  'skeleton/unknown-value': no('A comparison with a value that the enum does not list.'),
  'skeleton/never-equal': no('A comparison of two values of different types.'),
  'skeleton/never-holds': no('A condition that is never true where it is used.'),
  'skeleton/always-holds': no('A condition that is always true where it is used.'),
  'skeleton/shadowed-name': no('A block parameter that hides another name.'),
  'skeleton/unknown-partial': no('A partial is called that does not exist.'),
  'skeleton/recursive-partial': no('A partial calls itself.'),
  'skeleton/unused-partial': no('A partial that nothing calls.'),
  'skeleton/mixed-items': no('A bare name that is a field of some items but not of others.'),
  'skeleton/item-name': warns(
    'A bare name that means the field of the item, although an outer name exists.',
  ),
  'skeleton/dollar-braces': warns(
    'A dollar sign before the braces of a parameter, so that they are copied literally.',
  ),
  'skeleton/foreign-syntax': warns('Syntax of another template language in a rendered file.'),
  'skeleton/secret': no('A secret parameter is used where its value would be written.'),
  'answers/cycle': no('A circular dependency between conditions or defaults of parameters.'),

  'manifest/syntax': no('A manifest that is not valid YAML text.'),
  'manifest/duplicate-key': no('A duplicate key in a mapping.'),
  'manifest/alias': no('Aliases that expand to too much.'),
  'manifest/unknown-key': no('An unknown key.'),
  'manifest/old-key': warns('A key that was renamed.'),
  'manifest/missing-key': no('A required key is missing.'),
  'manifest/type': no('A value of the wrong type.'),
  'manifest/value': no('A value that is not allowed.'),
  'manifest/same-version': no('The output changed, but the version did not.'),
  'manifest/older-version': no('A version that is older than before.'),
  'manifest/too-many-prompts': no('A template prompts for more parameters than its kind allows.'),
  'manifest/undeclared-program': no('A command runs a program that is not declared in needs.'),
  'manifest/unused-fact': no('A fact of a template or a capability that nothing reads.'),
  'manifest/unused-parameter': no('A parameter that nothing uses.'),
  'manifest/unused-allow': warns('An allowed warning that never occurs.'),
  'manifest/braces': no('Braces in a manifest text that is not rendered.'),
  'manifest/unmatched-rule': no('A rule for files that matches no file.'),

  'catalog/missing': cannot('The catalog does not exist or cannot be read.'),
  'catalog/empty': cannot('The catalog contains no template.'),
  'catalog/link': no('The folder of a template or capability is a symbolic link.'),
  'catalog/unlisted': no('A folder that is ignored, because its manifest is missing or misnamed.'),
  'catalog/unknown-template': cannot('An unknown template.'),
  'catalog/unknown-version': cannot('The catalog does not have this version of the template.'),
  'catalog/unknown-kind': cannot('No template creates this kind.'),
  'catalog/unknown-provider': cannot('An unknown provider.'),
  'catalog/unknown-preset': cannot('An unknown preset.'),
  'catalog/unknown-layer': cannot('An unknown layer.'),
  'catalog/duplicate': no(
    'Two templates with the same name, or a name that differs from its folder.',
  ),
  'catalog/missing-requirement': no(
    'A template lacks something that the platform requires of its kind.',
  ),
  'catalog/unknown-owner': no('An owner that is not a team of the platform.'),
  'catalog/unknown-runtime': no(
    'A runtime without capabilities whose name is probably misspelled.',
  ),
  'catalog/no-provider': no('A layer whose providers can never be used.'),
  'catalog/successor': no('The successor of a template is itself replaced.'),
  'catalog/unknown-reference': no('A reference to an unknown layer or provider.'),

  'answers/unknown': cannot('An answer to an unknown parameter.'),
  'answers/missing': cannot('A parameter without a default has no answer.'),
  'answers/invalid': cannot('An answer that its parameter does not allow.'),
  'answers/rule': cannot('Answers that break a rule of the template or of a capability.'),
  'answers/not-applicable': cannot('An answer to a parameter whose condition is false.'),
  'answers/file': cannot('The answers file cannot be read.'),

  'skeleton/unpackable': no('A file that npm pack leaves out.'),
  'skeleton/half-braces': no('A brace is missing around a name or call.'),
  'skeleton/indented-end': no(
    'The indentation of the end of a chain of {{else if}} is copied to the output.',
  ),
  'skeleton/copied-braces': no(
    'A file that is copied, not rendered, contains a parameter in braces.',
  ),
  'skeleton/foreign-brace': no('Braces of another language that rendering changes.'),
  'skeleton/output-syntax': no('A rendered file that is not valid in its language.'),
  'skeleton/link': no('A symbolic link in a skeleton.'),
  'skeleton/missing': no(
    'A template or capability without a skeleton, or a slot without its file.',
  ),

  'capability/not-offered': cannot('The template does not offer this layer.'),
  'capability/not-allowed': cannot('The platform does not allow this provider for its layer.'),
  'capability/does-not-fit': cannot('The provider does not support the runtime of the template.'),
  'capability/requires': cannot('A capability requires a layer that is off.'),
  'capability/conflict': cannot('Two capabilities conflict with each other.'),
  'capability/cycle': no('A circular requirement between capabilities.'),
  'capability/duplicate-parameter': no('Two contributors declare the same parameter.'),
  'capability/same-path': no(
    'Two contributors generate the same path without a way to combine it.',
  ),
  'capability/cannot-combine': no('Contributions to one file contradict each other.'),
  'capability/unused': no('A capability that no template can use.'),
  'capability/unknown-slot': no('Text for a slot that no skeleton offers.'),

  'snapshot/differs': no('The output of an example differs from its snapshot.'),
  'snapshot/missing': no('An example without a snapshot, although others have one.'),
  'snapshot/stale': no('A snapshot without its example.'),
  'test/invalid-catalog': no('The catalog is not valid, so it cannot be tested.'),
  'test/no-example': no('A template without an example.'),
  'test/check-failed': no('A check of a generated service failed.'),
  'test/update-failed': no(
    'A service generated from an earlier version of the catalog cannot be updated.',
  ),
  'test/coverage': no('The coverage is below the required one.'),

  'example/invalid': no('An example that its template rejects.'),

  'lockfile/missing': cannot('No .idp/lock.yaml in this folder or its parents.'),
  'lockfile/invalid': cannot('The lockfile or the base cannot be read.'),
  'lockfile/exists': cannot('The repository is already managed by idp.'),
  'update/in-progress': cannot('An update is in progress.'),
  'update/not-in-progress': cannot('No update is in progress.'),

  'plan/conflict': no('Files changed both in the project and in the template.'),
  'plan/blocked': no('Something that is not a file blocks a change of the template.'),
  'plan/outdated': cannot('A newer template version exists; update the service first.'),
  'plan/downgrade': cannot('The catalog has an older version than the service.'),

  'files/not-empty': cannot('The target folder is not empty.'),
  'files/not-a-directory': cannot('The target is a file.'),
  'files/link': cannot('A symbolic link is where a folder or file would be written.'),
  'files/changed': cannot('A file changed while it was being written.'),
  'git/dirty': cannot('The work tree has uncommitted changes, or is not under git.'),
  'files/io': cannot('Reading or writing a file failed.'),

  'git/failed': cannot('Git failed in this folder.'),
  'git/missing': cannot('The folder is not under git, or git is not installed.'),
  'git/unknown-ref': cannot('An unknown commit, or a clone that is too shallow.'),

  'hook/failed': cannot('A hook failed.'),
  'hook/timeout': cannot('A hook timed out.'),
  'hook/not-found': cannot('The program of a hook is not installed.'),
  'hook/untrusted': cannot('The hooks of a catalog that did not ship with idp need consent.'),
} as const satisfies Record<string, Meaning>;

/** `category/name`: the stable name of an error. */
export type ErrorCode = keyof typeof errorCodes;

export function severityOf(code: ErrorCode): Severity {
  const { severity = 'error' }: Meaning = errorCodes[code];
  return severity;
}

/** The codes that a manifest may silence. */
export const warningCodes = (Object.keys(errorCodes) as ErrorCode[]).filter(
  (code) => severityOf(code) === 'warning',
);
