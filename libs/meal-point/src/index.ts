export { CreateMealPoint1764000300000 } from './migrations/1764000300000-create-meal-point.js';
