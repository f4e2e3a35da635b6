export { CreateRegistry1764000200000 } from './migrations/1764000200000-create-registry.js';
