const statement = /(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"\n]+)\1/g;

/** Source text without comments; strings that hold comment marks are left as they are. */
export function withoutComments(text) {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$|\s\/\/ .*$/gm, '');
}

/** What a source imports, statically, dynamically or as types. */
export function importsOf(code) {
  return [...code.matchAll(statement)].map((match) => match[2]);
}

/** The package an import names: `@a/b` of `@a/b/c`, `d` of `d/e`. */
export function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** An import through the `imports` of a package.json, as what it stands for. */
export function throughImports(specifier, manifest) {
  if (!specifier.startsWith('#')) return specifier;
  const target = manifest.imports?.[specifier];
  return typeof target === 'object' ? target.default : (target ?? specifier);
}
