import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { moment } from '../../account/moment.js';
import type { Slot } from '../../api/contract.js';
import { Money } from '../../shared/money.js';
import { useTierNames } from '../claims/use-tier-names.js';
import { LazyTable } from '../table/lazy-table.js';
import { personOf } from './person-of.js';
import type { TracedLine } from './trace-contract.js';

const SHOWN = 8;

/** The lines of a leg, each with the meal behind it, who logged it and what proves it. */
export function LinesTable({ lines, busy }: { lines: readonly TracedLine[]; busy: boolean }) {
  const { t } = useTranslation();
  const tierName = useTierNames(lines);
  return (
    <LazyTable
      caption={t('trace.lines')}
      none={t('trace.noLines')}
      busy={busy}
      columns={[
        { title: t('trace.day'), whole: true },
        { title: t('trace.person') },
        { title: t('trace.kind') },
        { title: t('trace.policy') },
        { title: t('trace.till') },
        { title: t('trace.logged') },
        { title: t('trace.proof') },
        { title: t('trace.amount'), figure: true },
      ]}
      rows={lines.map((line) => ({ key: String(line.lineNo), cells: cellsOf(line) }))}
    />
  );

  function cellsOf(line: TracedLine): React.ReactNode[] {
    const { mealId, businessDate, slot, rowHash, deviceId, policyCode } = line;
    const day = `${businessDate ?? ''} ${slot === null ? '' : t(`slot.${slot as Slot}`)}`.trim();
    return [
      mealId === null ? day : <Link to={`/trace/meals/${mealId}?businessDate=${businessDate}`}>{day}</Link>,
      line.residentName ?? '',
      <Cell main={t(`claims.kindOf.${line.kind}`)} small={line.reason ?? (line.prior ? t('claims.ofPrior') : '')} />,
      <Cell
        main={policyCode === null ? '' : `${policyCode} v${line.policyVersion}`}
        small={line.tierCode === null ? '' : tierName(line.tierCode)}
      />,
      <Cell
        main={deviceId === null ? '' : deviceId.slice(-SHOWN)}
        small={line.offline === true ? t('trace.offline') : ''}
      />,
      <Cell
        main={personOf(line.accountId, line.accountName)}
        small={line.recordedAt === null ? '' : moment(line.recordedAt)}
      />,
      <Cell
        main={line.round === null ? '' : t('trace.proofOf', { round: line.round, no: line.chainNo ?? '—' })}
        small={rowHash === null ? '' : `${rowHash.slice(0, SHOWN)}…`}
      />,
      <Money amountFen={line.amountFen} />,
    ];
  }
}

function Cell({ main, small }: { main: string; small: string }) {
  return (
    <div className="claim-cell">
      <span>{main}</span>
      {small !== '' && <small>{small}</small>}
    </div>
  );
}
