const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** Our sources import './x.js' (nodenext) and mean './x.ts'; packages are left to Jest. */
module.exports = (request, options) => {
  if (/^\.{1,2}\/.*\.js$/.test(request) && !options.basedir.includes('/node_modules/')) {
    const stem = join(options.basedir, request.slice(0, -'.js'.length));
    for (const extension of ['.ts', '.tsx']) {
      if (existsSync(stem + extension)) return stem + extension;
    }
  }
  return options.defaultResolver(request, options);
};
