import { describe, expect, it } from 'vitest';
import { diagnosticsGithub } from '../../src/output/diagnostics-github.ts';
import type { Diagnostic } from '../../src/shared/diagnostic.ts';

describe('problemsGithub', () => {
  it.each<[string, Diagnostic, string]>([
    [
      'names the place',
      {
        code: 'manifest/type',
        message: 'must be a string',
        location: { file: 'a/template.yaml', line: 3, column: 5, length: 4 },
      },
      '::error file=a/template.yaml,line=3,endLine=3,col=5,endColumn=9,title=manifest/type::must be a string',
    ],
    [
      'leaves out what is unknown',
      { code: 'catalog/empty', message: 'holds no template' },
      '::error title=catalog/empty::holds no template',
    ],
    [
      'escapes the properties',
      { code: 'files/io', message: 'x', location: { file: 'C:\\a,b 100%\n.yaml', line: 1 } },
      '::error file=C%3A\\a%2Cb 100%25%0A.yaml,line=1,title=files/io::x',
    ],
    [
      'escapes the message, and adds the hint',
      { code: 'files/io', message: '100%: a,b\r\nc', hint: 'make room' },
      '::error title=files/io::100%25: a,b%0D%0Ac%0Ahint: make room',
    ],
  ])('%s', (_name, diagnostic, expected) => {
    expect(diagnosticsGithub([diagnostic])).toBe(`${expected}\n`);
  });

  it('prints nothing for nothing', () => {
    expect(diagnosticsGithub([])).toBe('');
  });
});
