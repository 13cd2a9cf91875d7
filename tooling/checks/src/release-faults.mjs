/** The changesets of a tree, as text by file name: who they name, and what they say. */
export function readChangesets(files) {
  return Object.entries(files).map(([file, text]) => {
    const [, head, words] = text.split(/^---$/m);
    return { file, names: [...head.matchAll(/^['"]?([^'":]+)['"]?:/gm)].map((m) => m[1]), words };
  });
}

/**
 * What is wrong with a release that was made of these changesets, one line each.
 *
 * @param before versions by package, `{ name: '0.1.0' }`
 * @param after the same, after `changeset version`
 * @param changelogs what each package's CHANGELOG.md says, by name
 */
export function releaseFaults({ changesets, before, after, changelogs }) {
  const moved = Object.keys(after).filter((name) => after[name] !== before[name]);
  const versions = [...new Set(moved.map((name) => after[name]))];
  const faults = [];
  if (versions.length > 1) faults.push(`linked packages get versions ${versions.join(' and ')}`);
  for (const { file, names, words } of changesets) {
    for (const name of names) {
      if (!(name in after)) faults.push(`${file}: names ${name}, which is not published`);
      else if (!moved.includes(name)) faults.push(`${file}: does not move ${name}`);
      else if (!said(changelogs[name], words)) {
        faults.push(`${file}: its words are not in the changelog of ${name}`);
      }
    }
  }
  for (const name of moved) {
    if (!changelogs[name]?.includes(`\n## ${after[name]}\n`)) {
      faults.push(`the changelog of ${name} has no ${after[name]}`);
    }
  }
  return faults;
}

function said(changelog = '', words) {
  const flat = (text) => text.replace(/\s+/g, ' ').trim();
  return flat(changelog).includes(flat(words));
}
