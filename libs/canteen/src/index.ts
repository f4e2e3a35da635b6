export { CreateCanteen1764000500000 } from './migrations/1764000500000-create-canteen.js';
export { CreateMeals1764000600000 } from './migrations/1764000600000-create-meals.js';
