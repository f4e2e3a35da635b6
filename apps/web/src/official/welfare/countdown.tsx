import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WelfareCase } from './welfare-contract.js';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** How far a case is: minutes and seconds to what is done next by itself, who sees to it and for how long the chain waits for them, or that nobody does. */
export function Countdown({ one, aheadMs }: { one: WelfareCase; aheadMs: number }) {
  const { t } = useTranslation();
  const now = useNow() + aheadMs;
  if (one.state === 'closed')
    return <p className="welfare-count">{t(`welfare.findingOf.${one.finding ?? 'other'}`)}</p>;
  const next = one.nextChain === null ? null : t('welfare.next', { step: t(`welfare.chain.${one.nextChain}`) });
  if (one.state === 'acknowledged' && one.heldUntil !== null) {
    return (
      <p className="welfare-count welfare-held">
        <span>{t('welfare.heldBy', { name: one.holderName ?? '—' })}</span>
        <Clock until={one.heldUntil} now={now} left="welfare.holdLeft" />
        <span>
          {one.nextChain === null
            ? t('welfare.thenDistrict')
            : t('welfare.thenChain', { step: t(`welfare.chain.${one.nextChain}`) })}
        </span>
      </p>
    );
  }
  const lapsed = one.lapsedName !== null && (
    <span className="welfare-warn">{t('welfare.lapsed', { name: one.lapsedName })}</span>
  );
  if (one.nextDueAt === null || next === null) {
    return (
      <p className="welfare-count welfare-told">
        <span>{t('welfare.told')}</span>
        {lapsed}
      </p>
    );
  }
  return (
    <p className="welfare-count">
      <Clock until={one.nextDueAt} now={now} left="welfare.left" />
      {lapsed}
      <span>{t('welfare.now', { step: t(`welfare.chain.${one.chain}`) })}</span>
      <span>{next}</span>
    </p>
  );
}

interface ClockProps {
  readonly until: string;
  readonly now: number;
  readonly left: 'welfare.left' | 'welfare.holdLeft';
}

function Clock({ until, now, left }: ClockProps) {
  const { t } = useTranslation();
  const leftMs = new Date(until).getTime() - now;
  const time = spanOf(Math.abs(leftMs));
  return (
    <strong role="timer" data-late={leftMs < 0}>
      {leftMs < 0 ? t('welfare.late', { time }) : t(left, { time })}
    </strong>
  );
}

/** `12:05`, or with hours `1:12:05`. */
export function spanOf(ms: number): string {
  const seconds = Math.floor(ms / SECOND_MS);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes)}:${two(seconds % 60)}`;
}

/** Minutes of a span, rounded. */
export function minutesOf(from: string, to: string): number {
  return Math.round((new Date(to).getTime() - new Date(from).getTime()) / MINUTE_MS);
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
