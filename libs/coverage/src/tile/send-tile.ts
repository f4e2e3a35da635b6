import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Tile } from './tile-set.js';

const TILE_TYPE = 'application/vnd.mapbox-vector-tile';
/** Asked for again after it, and answered by 304 as long as nothing moved. */
const MAX_AGE_SECONDS = 60;

/** The bytes of a tile, or nothing where the browser has them or where nothing is. */
export function sendTile(
  { bytes, etag }: Tile,
  {
    request,
    reply,
    cache,
  }: { readonly request: FastifyRequest; readonly reply: FastifyReply; readonly cache: 'public' | 'private' },
): void {
  reply.header('cache-control', `${cache}, max-age=${MAX_AGE_SECONDS}`).header('etag', etag);
  if (request.headers['if-none-match'] === etag) reply.code(304).send();
  else if (bytes.length === 0) reply.code(204).send();
  else reply.code(200).header('content-type', TILE_TYPE).send(bytes);
}
