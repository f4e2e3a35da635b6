import './five-ones-bar.css';
import { useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { onesSegments, type FiveOnesAmounts, type OnesSegment } from './five-ones.js';
import { Money } from './money.js';

interface FiveOnesBarProps {
  readonly amounts: FiveOnesAmounts;
  /** What the bar is about, for screen readers: "这一餐由谁承担". */
  readonly label: string;
  /** `full` has the legend with every amount; `row` stands in a table whose cells already say them. */
  readonly variant?: 'full' | 'row';
}

/**
 * The product's signature: one stacked bar, six segments in fixed order, the same from one meal to a district's day.
 * Never colour alone: label and value stand beside it, a table carries it for screen readers, and hovering or the
 * arrow keys read out one segment.
 */
export function FiveOnesBar({ amounts, label, variant = 'full' }: FiveOnesBarProps) {
  const { t } = useTranslation();
  const [read, setRead] = useState<number | null>(null);
  const segments = onesSegments(amounts);
  const shown = read === null ? undefined : segments[read];
  const filled = segments.flatMap((segment, index) => (segment.amountFen > 0 ? [index] : []));
  const step = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    event.stopPropagation();
    const at = filled.indexOf(read ?? -1);
    const next = event.key === 'ArrowRight' ? at + 1 : at - 1;
    setRead(filled.at(Math.max(0, Math.min(filled.length - 1, next))) ?? null);
  };
  const full = variant === 'full';
  const focusable = full && { tabIndex: 0, role: 'group', 'aria-label': label };
  return (
    <div className={full ? 'ones' : 'ones ones-row'}>
      <div
        {...(full ? focusable : { 'aria-hidden': true })}
        onKeyDown={step}
        onFocus={() => setRead(filled[0] ?? null)}
        onBlur={() => setRead(null)}
        onMouseLeave={() => setRead(null)}
      >
        <div className="ones-bar" aria-hidden="true">
          {filled.map((index) => (
            <Segment
              key={index}
              segment={segments[index]!}
              dim={read !== null && read !== index}
              onRead={() => setRead(index)}
            />
          ))}
          <SurplusMark amounts={amounts} />
        </div>
      </div>
      {shown && (
        <div className="ones-readout" role="status">
          {t(`ones.${shown.source}`)} <Money amountFen={shown.amountFen} /> · {shown.percent}%
        </div>
      )}
      {full && <Legend segments={segments} surplusFen={amounts.surplusFen} />}
      {full && <SpokenTable segments={segments} surplusFen={amounts.surplusFen} label={label} />}
    </div>
  );
}

function Segment({ segment, dim, onRead }: { segment: OnesSegment; dim: boolean; onRead: () => void }) {
  return (
    <span
      className={`ones-segment ones-${segment.source}`}
      style={{ flexGrow: segment.amountFen }}
      data-dim={dim}
      onMouseEnter={onRead}
    />
  );
}

function SurplusMark({ amounts }: { amounts: FiveOnesAmounts }) {
  if (amounts.surplusFen === 0) return null;
  const totalFen = onesSegments(amounts).reduce((sum, segment) => sum + segment.amountFen, 0);
  return <span className="ones-surplus-mark" style={{ width: `${(amounts.surplusFen * 100) / totalFen}%` }} />;
}

function Legend({ segments, surplusFen }: { segments: readonly OnesSegment[]; surplusFen: number }) {
  const { t } = useTranslation();
  return (
    <ul className="ones-legend" aria-hidden="true">
      {segments.map(({ source, amountFen }) => (
        <li key={source} className={`ones-${source}`} data-none={amountFen === 0}>
          <span className="ones-swatch" />
          {t(`ones.short.${source}`)}
          <strong>
            <Money amountFen={amountFen} />
          </strong>
        </li>
      ))}
      {surplusFen > 0 && (
        <li className="ones-surplus">
          <span className="ones-swatch" />
          {t('ones.surplus')}
          <strong>
            <Money amountFen={surplusFen} />
          </strong>
        </li>
      )}
    </ul>
  );
}

/** In a box of its own, because a table is never smaller than its words and would make the page scroll. */
function SpokenTable(spoken: { segments: readonly OnesSegment[]; surplusFen: number; label: string }) {
  const { t } = useTranslation();
  return (
    <div className="sr-only">
      <table>
        <caption>{spoken.label}</caption>
        <tbody>
          {spoken.segments.map(({ source, amountFen }) => (
            <tr key={source}>
              <th scope="row">{t(`ones.${source}`)}</th>
              <td>
                <Money amountFen={amountFen} />
              </td>
            </tr>
          ))}
          {spoken.surplusFen > 0 && (
            <tr>
              <th scope="row">{t('ones.surplus')}</th>
              <td>
                <Money amountFen={spoken.surplusFen} />
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
