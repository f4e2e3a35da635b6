import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** dist/apps/api/src → dist/web */
const BESIDE_THE_API = fileURLToPath(new URL('../../../web', import.meta.url));

/** The first part of an address that the web app's own router answers; whatever else is there stays what it is. */
const PAGE = '^(?!v1$|health$|docs$|assets$)[a-z][a-z-]*$';

/**
 * Serves the built web app: hashed assets for a year, everything else revalidated, and index.html for every
 * address that may be a page of it, so that a reload works. Without a built web app only the API answers.
 */
export async function serveWeb(app: NestFastifyApplication, webRoot: string = BESIDE_THE_API): Promise<void> {
  if (!existsSync(join(webRoot, 'index.html'))) return;
  await app.register(fastifyStatic, {
    root: webRoot,
    cacheControl: false,
    // The build has written .br and .gz beside the assets.
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = path.includes('/assets/');
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  const server = app.getHttpAdapter().getInstance();
  for (const address of [`/:page(${PAGE})`, `/:page(${PAGE})/*`]) {
    server.get(address, (_request, reply) => reply.sendFile('index.html'));
  }
}
