import { useTranslation } from 'react-i18next';
import type { Account } from '../api/contract.js';
import { useBilingual } from '../i18n/use-bilingual.js';
import { LanguageSwitch } from '../i18n/language-switch.js';
import type { KeptRow } from '../operator/store/till-database.js';
import { LogOutButton } from '../session/log-out-button.js';
import { AbsenceSection } from './absence-section.js';
import { HoursSection } from './hours-section.js';
import { forgetDoors } from './store/forget-doors.js';
import { routeDatabase } from './store/route-database.js';
import { POSTPONED, type Route } from './use-route.js';

/** What waits on this phone, my hours, and the way out. */
export function MinePage({ account, route }: { account: Account; route: Route }) {
  const { t } = useTranslation();
  const unsent = route.waiting.length + route.refused.length;
  return (
    <div className="mine">
      <h2>{account.displayName}</h2>
      {route.waiting.length > 0 && <Waiting route={route} />}
      {route.refused.length > 0 && <Refused route={route} />}
      <AbsenceSection route={route} />
      <HoursSection />
      <section className="mine-keys">
        <LanguageSwitch />
        <a className="button" href="/account">
          {t('ownAccount')}
        </a>
        {unsent > 0 ? (
          <p role="alert">{t('door.leaveFirst', { count: unsent })}</p>
        ) : (
          <LogOutButton onLeft={forgetAll} />
        )}
      </section>
    </div>
  );
}

function Waiting({ route: { waiting, resend } }: { route: Route }) {
  const { t } = useTranslation();
  const bilingual = useBilingual();
  return (
    <section>
      <h3>{t('door.waitingTitle', { count: waiting.length })}</h3>
      <p>{t('door.waitingText')}</p>
      <ul className="mine-rows">
        {waiting.map((row) => (
          <li key={row.clientId}>
            {labelOf(row, t('door.withPhoto'))}
            {row.problem?.code === POSTPONED && <p className="state-warn">{t('door.waitsForKitchen')}</p>}
            {row.held && <p className="state-warn">{bilingual(row.held)}</p>}
          </li>
        ))}
      </ul>
      {waiting.some(({ held }) => held) && (
        <button type="button" className="button" onClick={() => void resend()}>
          {t('door.retry')}
        </button>
      )}
    </section>
  );
}

function Refused({ route: { refused, resend, drop } }: { route: Route }) {
  const { t } = useTranslation();
  const bilingual = useBilingual();
  return (
    <section>
      <h3 className="state-danger">{t('door.refusedTitle', { count: refused.length })}</h3>
      <p>{t('door.refusedText')}</p>
      <ul className="mine-rows">
        {refused.map((row) => (
          <li key={row.clientId}>
            <p>{labelOf(row, t('door.withPhoto'))}</p>
            {row.problem && <p className="state-danger">{bilingual(row.problem)}</p>}
            <button type="button" className="button" onClick={() => void drop(row.clientId)}>
              {t('door.drop')}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button" onClick={() => void resend()}>
        {t('door.resend')}
      </button>
    </section>
  );
}

function labelOf({ label, file }: KeptRow, photo: string): string {
  return file ? `${label} · ${photo}` : label;
}

/** Nobody is logged in: no door of anybody stays. */
async function forgetAll(): Promise<void> {
  await forgetDoors(routeDatabase, { accountId: null, businessDate: '' });
}
