import '../facilities/facilities.css';
import './policies.css';
import './policy-texts.js';
import './policy-tools-texts.js';
import './replay-texts.js';
import { Route, Routes } from 'react-router';
import { MissingPage } from '../shell/missing-page.js';
import type { OfficialPageProps } from '../official-page.js';
import { CalendarPage } from './calendar/calendar-page.js';
import { EditorPage } from './editor/editor-page.js';
import { PolicyList } from './policy-list.js';
import { PolicyVersion } from './policy-version.js';
import { ReplayMealsPage } from './replay/replay-meals-page.js';
import { ReplayPage } from './replay/replay-page.js';
import { ReplaysPage } from './replay/replays-page.js';

/** 补贴标准: every policy of the district with its versions, and one version read in words. */
export function PoliciesPage({ account }: OfficialPageProps) {
  return (
    <Routes>
      <Route index element={<PolicyList account={account} />} />
      <Route path="new" element={<EditorPage account={account} />} />
      <Route path="calendar" element={<CalendarPage account={account} />} />
      <Route path="replays" element={<ReplaysPage account={account} />} />
      <Route path="replays/:replayId" element={<ReplayPage account={account} />} />
      <Route path="replays/:replayId/meals" element={<ReplayMealsPage />} />
      <Route path=":code/:version/edit" element={<EditorPage account={account} />} />
      <Route path=":code/:version" element={<PolicyVersion account={account} />} />
      <Route path="*" element={<MissingPage />} />
    </Routes>
  );
}
