import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOverlay } from '../support/manifests.ts';
import { anchors, localLinks, markdownFiles } from '../support/markdown.ts';
import { readPlatform } from '../support/platform.ts';
import { allRules } from '../support/rules.ts';
import { commandsOf } from '../support/runtimes.ts';
import { describeWithTools } from '../support/tools.ts';
import { generated, givenVariants, variants } from '../support/variants.ts';

describe.each(givenVariants)('the documents of %s', (variant) => {
  const { folder } = generated(variant);

  it('lead nowhere that does not exist', () => {
    const files = markdownFiles(folder);
    expect(files).toContain('README.md');
    for (const file of files) {
      for (const link of localLinks(folder, file)) {
        const [path = '', anchor] = link.split('#');
        const target = path === '' ? file : normalize(join(dirname(file), path));
        expect(existsSync(join(folder, target)), `${file}: ${link}`).toBe(true);
        if (anchor !== undefined)
          expect(anchors(folder, target), `${file}: ${link}`).toContain(anchor);
      }
    }
  });

  it('name only commands that the repository has', () => {
    const { pattern, names } = commandsOf(generated(variant));
    for (const file of markdownFiles(folder)) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const [command, name = ''] of text.matchAll(pattern))
        expect(names, `${file}: ${command}`).toContain(name);
      for (const [path] of text.matchAll(/(?<![\w./:-])[\w-]+(?:\/[\w-]+)+\.sh\b/g))
        expect(existsSync(join(folder, path)), `${file}: ${path}`).toBe(true);
    }
  });
});

describeWithTools(['kustomize'], 'runbooks', () => {
  it.each(variants)('%s: each alert names one, and it is there', async (variant) => {
    const { answers, folder } = generated(variant);
    const { organisation, repositoryHost } = readPlatform();
    const base = `https://${repositoryHost}/${organisation}/${answers.name}/blob/main/`;
    const alerts = allRules(await readOverlay(folder, 'production')).filter(({ alert }) => alert);
    expect(alerts.length).toBeGreaterThan(2);
    for (const { alert, annotations } of alerts) {
      const url = annotations?.runbook_url ?? '';
      expect(url, alert).toContain(base);
      expect(existsSync(join(folder, url.slice(base.length))), url).toBe(true);
    }
  });
});
