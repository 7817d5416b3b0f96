import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { describeWithTools } from '../support/tools.ts';
import { openTerminal } from './terminal.ts';

const idp = resolve('bin/idp.js');

describeWithTools(['tmux'], 'idp dev in a terminal', () => {
  it('reports each save and each fault, and Ctrl-C leaves the terminal as it was', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'idp-terminal-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    cpSync('templates', join(folder, 'templates'), { recursive: true });
    const argv = [process.execPath, idp, 'dev', 'template'];
    const terminal = await openTerminal(argv, folder);
    onTestFinished(() => terminal.close());
    await terminal.shows('watching templates, writing to .idp-dev/template; press Ctrl-C to stop');
    const file = join(folder, 'templates/template/skeleton/skeleton/README.md.hbs.hbs');
    appendFileSync(file, 'Made by {{owner}}.\n');
    await terminal.shows('update  skeleton/README.md.hbs  +1');
    appendFileSync(file, '{{ownr}}\n');
    await terminal.shows('hint  did you mean owner?');
    const output = join(folder, '.idp-dev/template/skeleton/README.md.hbs');
    expect(readFileSync(output, 'utf8')).toContain('Made by platform-team.\n');
    await terminal.press('C-c');
    expect(await terminal.ended()).toMatchObject({ exit: 0, clean: true });
  });
});
