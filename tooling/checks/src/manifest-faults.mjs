/** What a package.json says for its readers, and must not leave out. */
const needed = ['description', 'keywords', 'license', 'type', 'engines', 'files', 'exports'];

/**
 * What keeps a published package.json from being a good one, one line each. `home` is the root's:
 * once it says where the sources live, every package must say the same, with its own folder, for
 * npm compares that with where the package was built (provenance).
 */
export function manifestFaults({ name, folder, manifest }, home) {
  const faults = needed
    .filter((field) => manifest[field] === undefined)
    .map((field) => `has no ${field}`);
  if (manifest.license !== home.license) faults.push(`license is not ${home.license}`);
  if (manifest.engines?.node !== home.engines.node) faults.push(`node is not ${home.engines.node}`);
  if (manifest.publishConfig?.access !== 'public')
    faults.push('publishConfig.access is not public');
  faults.push(...doorFaults(manifest), ...repositoryFaults(manifest, folder, home));
  return faults.map((fault) => `${name}: ${fault}`);
}

function doorFaults({ exports, sideEffects }) {
  const doors = Object.values(exports ?? {}).filter((door) => typeof door === 'object');
  const faults = doors
    .filter((door) => !door.types || Object.keys(door).at(-1) !== 'default')
    .map(() => 'a door has no types, or does not end with default');
  if (doors.length > 0 && sideEffects === undefined) faults.push('does not declare sideEffects');
  return faults;
}

function repositoryFaults({ repository }, folder, home) {
  if (home.repository === undefined) {
    return repository === undefined ? [] : ['names a repository that the root does not'];
  }
  const wanted = { ...home.repository, directory: folder };
  const same = ['type', 'url', 'directory'].every((key) => repository?.[key] === wanted[key]);
  return same ? [] : [`repository is not ${JSON.stringify(wanted)}`];
}
