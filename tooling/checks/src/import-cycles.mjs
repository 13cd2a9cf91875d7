import { scope } from './rooms.mjs';

/** Circles among the packages' dependencies, those of their tests included, one line each. */
export function importCycles(manifests) {
  const found = new Map();
  for (const name of manifests.keys()) visit(name, []);
  return [...found.values()];

  function visit(name, path) {
    const at = path.indexOf(name);
    if (at >= 0) {
      const circle = path.slice(at);
      const key = [...circle].sort().join(' ');
      if (!found.has(key))
        found.set(key, `packages: import each other: ${[...circle, name].join(' → ')}`);
      return;
    }
    for (const next of siblings(manifests.get(name))) {
      if (manifests.has(next)) visit(next, [...path, name]);
    }
  }
}

function siblings({ dependencies, devDependencies }) {
  return Object.keys({ ...dependencies, ...devDependencies })
    .filter((name) => name.startsWith(scope))
    .map((name) => name.slice(scope.length));
}
