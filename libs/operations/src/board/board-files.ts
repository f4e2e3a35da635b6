import { readFileSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, sep } from 'node:path';
import type { UIConfig } from '@bull-board/api/typings/app';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
/** The page asks another company for a font; our pages ask nobody. */
const FOREIGN_LINK = /<link[^>]+href="https?:[^>]*>/g;
/** Of what is shown while it loads; our security policy lets no style in that stands in a page. */
const INLINE_STYLE = /<style>[^<]*<\/style>| style="[^"]*"/g;
const PLACE = /<%[=-] (\w+) %>/g;

/** The files of Bull Board's pages, known by name from the start: an address can name nothing else. */
export class BoardFiles {
  private readonly files: ReadonlyMap<string, string>;
  private readonly template: string;

  constructor() {
    const home = join(dirname(createRequire(import.meta.url).resolve('@bull-board/ui/package.json')), 'dist');
    const entries = readdirSync(join(home, 'static'), { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    this.files = new Map(paths.map((path) => [relative(home, path).split(sep).join('/'), path]));
    this.template = readFileSync(join(home, 'index.ejs'), 'utf8').replace(FOREIGN_LINK, '').replace(INLINE_STYLE, '');
  }

  /** @param path below the board's address, e.g. `static/js/main.js`; null where there is no such file */
  async read(path: string): Promise<{ readonly contentType: string; readonly body: Buffer } | null> {
    const file = this.files.get(path);
    if (file === undefined) return null;
    return { contentType: MEDIA_TYPES[extname(file)] ?? 'application/octet-stream', body: await readFile(file) };
  }

  /** The one page. @param address of the board, ending in `/` */
  page(address: string, config: UIConfig): string {
    const values: Readonly<Record<string, string>> = {
      basePath: address,
      title: config.boardTitle ?? '',
      favIconDefault: config.favIcon?.default ?? '',
      favIconAlternative: config.favIcon?.alternative ?? '',
      uiConfig: JSON.stringify(config).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e'),
    };
    return this.template.replace(PLACE, (_place, name: string) => values[name] ?? '');
  }
}
