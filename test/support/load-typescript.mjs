// Lets plain Node run our TypeScript sources unbuilt (decorators included): `node --import ./test/support/load-typescript.mjs x.ts`.
import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { transformSync } from '@swc/core';

const ROOT = new URL('../../', import.meta.url);
const OPTIONS = {
  swcrc: false,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2024',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
    keepClassNames: true,
  },
  module: { type: 'es6' },
};

registerHooks({
  resolve(specifier, context, next) {
    const lib = /^@nuancan\/([a-z-]+)$/.exec(specifier)?.[1];
    if (lib !== undefined) return next(new URL(`libs/${lib}/src/index.ts`, ROOT).href, context);
    const parent = context.parentURL;
    if (/^\.{1,2}\/.*\.js$/.test(specifier) && parent !== undefined && !parent.includes('/node_modules/')) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), parent);
      if (existsSync(source)) return next(source.href, context);
    }
    return next(specifier, context);
  },
  load(url, context, next) {
    if (!url.startsWith('file:') || !url.endsWith('.ts') || url.includes('/node_modules/')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...OPTIONS, filename });
    return { format: 'module', source: code, shortCircuit: true, url: pathToFileURL(filename).href };
  },
});
