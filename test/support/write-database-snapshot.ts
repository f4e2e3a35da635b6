import { writeFileSync } from 'node:fs';
import { Client } from 'pg';
import { readCatalogue } from './read-catalogue.js';
import { startTestServers } from './test-servers.js';

// `npm run snapshot:database`: after a new migration, so that its constraints, policies and grants show in the review.
const servers = await startTestServers();
const { ownerUrl, template } = servers.addresses;
const url = new URL(ownerUrl);
url.pathname = '/snapshot';
const server = new Client({ connectionString: ownerUrl });
await server.connect();
await server.query(`CREATE DATABASE snapshot TEMPLATE ${template}`);
await server.end();
const owner = new Client({ connectionString: url.href });
await owner.connect();
const snapshot = JSON.stringify(await readCatalogue(owner), null, 1);
await owner.end();
await servers.stop();
writeFileSync(new URL('database-snapshot.json', import.meta.url), `${snapshot}\n`);
