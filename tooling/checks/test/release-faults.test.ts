import { expect, test } from 'vitest';

interface Release {
  changesets: { file: string; names: string[]; words: string }[];
  before: Record<string, string>;
  after: Record<string, string>;
  changelogs: Record<string, string>;
}

const { readChangesets, releaseFaults } = (await import('../src/release-faults.mjs' as string)) as {
  readChangesets(files: Record<string, string>): Release['changesets'];
  releaseFaults(release: Release): string[];
};

const changesets = readChangesets({
  'a.md': "---\n'@s/core': minor\n'@s/cli': patch\n---\n\nFaster, and it\nsays so.\n",
});
const log = '# x\n\n## 0.1.0\n\n### Minor Changes\n\n- Faster, and it\n  says so.\n';
const good: Release = {
  changesets,
  before: { '@s/core': '0.0.0', '@s/cli': '0.0.0', '@s/signals': '0.0.0' },
  after: { '@s/core': '0.1.0', '@s/cli': '0.1.0', '@s/signals': '0.0.0' },
  changelogs: { '@s/core': log, '@s/cli': log },
};

test('a release where named packages move together and say why has no faults', () => {
  expect(changesets[0]!.names).toEqual(['@s/core', '@s/cli']);
  expect(releaseFaults(good)).toEqual([]);
});

test('versions that part, words that are lost and names that are unknown are faults', () => {
  const faults = (change: Partial<Release>) => releaseFaults({ ...good, ...change }).join('\n');
  expect(faults({ after: { ...good.after, '@s/cli': '0.0.1' } })).toMatch(/0\.1\.0 and 0\.0\.1/);
  expect(faults({ after: { ...good.after, '@s/cli': '0.0.0' } })).toMatch('does not move @s/cli');
  expect(faults({ changelogs: { '@s/core': log } })).toMatch('no 0.1.0');
  expect(faults({ changelogs: { ...good.changelogs, '@s/cli': '\n## 0.1.0\n' } })).toMatch('words');
  const stranger = readChangesets({ 'b.md': "---\n'@s/gone': patch\n---\nGone.\n" });
  expect(faults({ changesets: stranger })).toMatch('names @s/gone');
});
