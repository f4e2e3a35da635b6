export { CreateIdentity1764000100000 } from './migrations/1764000100000-create-identity.js';
export { OpenSessions1764000700000 } from './migrations/1764000700000-open-sessions.js';
