export { CreateRegistry1764000200000 } from './migrations/1764000200000-create-registry.js';
export { AddDinerLookUps1764000710000 } from './migrations/1764000710000-add-diner-look-ups.js';
