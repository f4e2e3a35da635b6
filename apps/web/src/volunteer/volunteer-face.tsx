import './door-texts.js';
import './volunteer.css';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/contract.js';
import { ExpiredDialog } from '../operator/sync/expired-dialog.js';
import { useClock } from '../operator/till/use-clock.js';
import { useReachable } from '../operator/till/use-reachable.js';
import { useSession } from '../session/session-state.js';
import { describeError } from '../shared/describe-error.js';
import { ErrorState } from '../shared/error-state.js';
import '../shared/form-texts.js';
import { DoorList } from './door-list.js';
import { MinePage } from './mine-page.js';
import { NextDoor } from './next-door.js';
import { NoRoute } from './no-route.js';
import { PhoneBoundary } from './phone-boundary.js';
import { PhoneFailed } from './phone-failed.js';
import { RouteMap } from './route-map.js';
import { useRoute } from './use-route.js';

const TABS = ['next', 'list', 'map', 'mine'] as const;
type Tab = (typeof TABS)[number];

interface VolunteerFaceProps {
  readonly account: Account;
  readonly standing: 'confirmed' | 'unconfirmed' | 'expired';
}

/** 送餐: a volunteer's phone. */
export function VolunteerFace(props: VolunteerFaceProps) {
  const failed = (
    <main className="face face-operator volunteer">
      <PhoneFailed accountId={props.account.id} />
    </main>
  );
  return (
    <PhoneBoundary fallback={failed}>
      <Phone {...props} />
    </PhoneBoundary>
  );
}

function Phone({ account, standing }: VolunteerFaceProps) {
  const { t, i18n } = useTranslation();
  const session = useSession();
  const clock = useClock();
  const route = useRoute(account, standing === 'confirmed', session.expire);
  const now = new Date(clock.getTime() + route.aheadMs);
  const [tab, setTab] = useState<Tab>('next');
  const [chosen, setChosen] = useState<string | null>(null);
  const stops = route.stops ?? [];
  const open = stops.filter(({ stop, said }) => stop.kind === null && said === null);
  const next = open.find(({ stopId }) => stopId === chosen) ?? open[0];
  // The next door begins where the last one began, not where somebody had scrolled to.
  useEffect(() => {
    scrollTo(0, 0);
  }, [tab, next?.stopId]);
  const choose = (stopId: string): void => {
    setChosen(stopId);
    setTab('next');
  };
  return (
    <div className="face face-operator volunteer">
      <header className="volunteer-header">
        <h1>{t('door.title')}</h1>
        <Strip waiting={route.waiting.length} refused={route.refused.length} onOpen={() => setTab('mine')} />
        {standing === 'expired' && <LogInAgain account={account} unsent={route.waiting.length} />}
      </header>
      <nav className="volunteer-tabs" aria-label={t('door.tabs')}>
        {TABS.map((one) => (
          <button key={one} type="button" aria-current={one === tab ? 'page' : undefined} onClick={() => setTab(one)}>
            {t(`door.${one}`)}
          </button>
        ))}
      </nav>
      <main>
        {route.failure !== null && (
          <ErrorState
            happened={describeError(route.failure, { language: i18n.language, noAnswer: t('form.noAnswer') })}
            kept={t('door.waitingText')}
            todo={t('door.paper')}
          />
        )}
        {/* Another tab is another try; meanwhile what waits is still sent. */}
        <PhoneBoundary key={tab} shown={route.stops} fallback={<PhoneFailed accountId={account.id} />}>
          {tab !== 'mine' && stops.length === 0 && <NoRoute route={route} expired={standing === 'expired'} />}
          {tab === 'next' && stops.length > 0 && (
            <NextDoor {...{ route, next, open, now }} done={stops.length - open.length} />
          )}
          {tab === 'list' && <DoorList stops={stops} next={next} waiting={route.waiting} onChoose={choose} />}
          {tab === 'map' && stops.length > 0 && <RouteMap stops={stops} next={next} />}
          {tab === 'mine' && <MinePage account={account} route={route} />}
        </PhoneBoundary>
      </main>
    </div>
  );
}

interface StripProps {
  readonly waiting: number;
  readonly refused: number;
  readonly onOpen: () => void;
}

/** Always in sight: whether the server answers, and what only this phone has. */
function Strip({ waiting, refused, onOpen }: StripProps) {
  const { t } = useTranslation();
  const reachable = useReachable();
  return (
    <button type="button" className="button button-quiet volunteer-strip" onClick={onOpen}>
      <span className={reachable ? 'state-good' : 'state-warn'}>
        <span aria-hidden="true">{reachable ? '●' : '○'}</span> {t(reachable ? 'serve.online' : 'serve.offline')}
      </span>
      <span className={waiting > 0 ? 'state-warn' : 'state-quiet'} data-testid="unsent">
        {t('door.unsent', { count: waiting })}
      </span>
      {refused > 0 && <span className="state-danger">{t('door.refusedTitle', { count: refused })}</span>}
    </button>
  );
}

function LogInAgain({ account, unsent }: { account: Account; unsent: number }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <button type="button" className="button button-main" onClick={() => setAsking(true)}>
        {t('door.logInAgain')}
      </button>
      {asking && <ExpiredDialog {...{ account, unsent }} later={t('door.later')} onClose={() => setAsking(false)} />}
    </>
  );
}
