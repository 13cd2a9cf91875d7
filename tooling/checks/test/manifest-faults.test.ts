import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

interface Package {
  name: string;
  folder: string;
  manifest: Record<string, unknown>;
}

const { manifestFaults } = (await import('../src/manifest-faults.mjs' as string)) as {
  manifestFaults(published: Package, home: object): string[];
};
const { publishedPackages } = (await import('../src/linked-project.mjs' as string)) as {
  publishedPackages(root: string): Package[];
};

const root = fileURLToPath(new URL('../../../', import.meta.url));
const home = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const packages = publishedPackages(root);

test.each(packages)('$name tells its readers what they need', (published) => {
  expect(manifestFaults(published, home)).toEqual([]);
});

test('what is left out is named, and a repository must be the root’s, with the folder', () => {
  const [published] = packages as [Package];
  const { keywords, sideEffects, ...poor } = published.manifest;
  const faults = manifestFaults({ ...published, manifest: poor }, home).join('\n');
  expect(faults).toMatch(/no keywords[\s\S]*sideEffects/);
  const repository = { type: 'git', url: 'git+https://example.org/spectral-bias.git' };
  const moved = { ...home, repository };
  expect(manifestFaults(published, moved).join()).toMatch(`"directory":"${published.folder}"`);
  const told = {
    ...published.manifest,
    repository: { ...repository, directory: published.folder },
  };
  expect(manifestFaults({ ...published, manifest: told }, moved)).toEqual([]);
});
