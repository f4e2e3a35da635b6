import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WelfareCase } from './welfare-contract.js';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;

/** How far a case is: minutes and seconds to what is done next by itself, who sees to it, or that nobody does. */
export function Countdown({ one, aheadMs }: { one: WelfareCase; aheadMs: number }) {
  const { t } = useTranslation();
  const now = useNow() + aheadMs;
  if (one.state === 'closed')
    return <p className="welfare-count">{t(`welfare.findingOf.${one.finding ?? 'other'}`)}</p>;
  if (one.state === 'acknowledged') {
    return <p className="welfare-count welfare-held">{t('welfare.heldBy', { name: one.holderName ?? '—' })}</p>;
  }
  if (one.nextDueAt === null || one.nextChain === null) {
    return <p className="welfare-count welfare-told">{t('welfare.told')}</p>;
  }
  const leftMs = new Date(one.nextDueAt).getTime() - now;
  const time = spanOf(Math.abs(leftMs));
  return (
    <p className="welfare-count">
      <strong role="timer" data-late={leftMs < 0}>
        {leftMs < 0 ? t('welfare.late', { time }) : t('welfare.left', { time })}
      </strong>
      <span>{t('welfare.now', { step: t(`welfare.chain.${one.chain}`) })}</span>
      <span>{t('welfare.next', { step: t(`welfare.chain.${one.nextChain}`) })}</span>
    </p>
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
