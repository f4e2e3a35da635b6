import '../facilities/facilities.css';
import '../books/books.css';
import '../claims/claims.css';
import './trace.css';
import '../facilities/facility-texts.js';
import '../books/books-texts.js';
import '../claims/claims-texts.js';
import '../claims/leg-texts.js';
import '../../shared/form-texts.js';
import './trace-texts.js';
import { Route, Routes } from 'react-router';
import { MissingPage } from '../shell/missing-page.js';
import { LegTracePage } from './leg-trace-page.js';
import { MealTracePage } from './meal-trace-page.js';
import { TraceStartPage } from './trace-start-page.js';

/** 审计追溯: from a payment to its meals and back, and the proof that nothing was changed. */
export function TracePage() {
  return (
    <Routes>
      <Route index element={<TraceStartPage />} />
      <Route path="legs/:id" element={<LegTracePage />} />
      <Route path="meals/:id" element={<MealTracePage />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
