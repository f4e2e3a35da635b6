export { CreateSubsidy1764000400000 } from './migrations/1764000400000-create-subsidy.js';
