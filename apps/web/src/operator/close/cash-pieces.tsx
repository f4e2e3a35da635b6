import { fen, formatYuan } from '@nuancan/kernel';
import { useTranslation } from 'react-i18next';

const DENOMINATIONS_FEN = [10_000, 5000, 2000, 1000, 500, 100, 50, 10];
const WHOLE = /^\d{0,5}$/;

/** What was typed of each note and coin, by its value in fen. */
export type Pieces = Readonly<Record<string, string>>;

/** What the pieces are worth. */
export function piecesFen(pieces: Pieces): number {
  return DENOMINATIONS_FEN.reduce((sum, value) => sum + value * Number(pieces[value] ?? 0), 0);
}

/** The pieces as they are sent: those that were typed. */
export function cashCountOf(pieces: Pieces): Record<string, number> {
  const counted = Object.entries(pieces).flatMap(([value, count]) => (count === '' ? [] : [[value, Number(count)]]));
  return Object.fromEntries(counted) as Record<string, number>;
}

interface CashPiecesProps {
  readonly pieces: Pieces;
  readonly onChange: (pieces: Pieces) => void;
}

/** How many of each note and coin. */
export function CashPieces({ pieces, onChange }: CashPiecesProps) {
  const { t } = useTranslation();
  return (
    <div className="close-count">
      {DENOMINATIONS_FEN.map((value) => (
        <label key={value} className="field">
          <span>{t('dayClose.pieces', { value: value % 100 === 0 ? value / 100 : formatYuan(fen(value)) })}</span>
          <input
            className="input"
            inputMode="numeric"
            value={pieces[value] ?? ''}
            onChange={({ target }) => WHOLE.test(target.value) && onChange({ ...pieces, [value]: target.value })}
          />
        </label>
      ))}
    </div>
  );
}
