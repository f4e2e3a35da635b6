import '../facilities/facilities.css';
import '../books/books.css';
import '../residents/residents.css';
import '../../oversight/oversight.css';
import './welfare.css';
import '../facilities/facility-texts.js';
import '../../shared/form-texts.js';
import './welfare-texts.js';
import { Route, Routes } from 'react-router';
import type { OfficialPageProps } from '../official-page.js';
import { MissingPage } from '../shell/missing-page.js';
import { BoardPage } from './board-page.js';
import { CasePage } from './case-page.js';
import { FiguresPage } from './figures-page.js';
import { HistoryPage } from './history-page.js';
import { RosterPage } from './roster-page.js';

/** 值班: who is to be looked after, what was done, who is on duty, and the figures. */
export function WelfarePage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<BoardPage account={account} />} />
      <Route path="history" element={<HistoryPage account={account} />} />
      <Route path="roster" element={<RosterPage account={account} />} />
      <Route path="statistics" element={<FiguresPage />} />
      <Route path=":id" element={<CasePage account={account} />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
