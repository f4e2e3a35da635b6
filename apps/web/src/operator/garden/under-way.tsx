import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../shared/describe-error.js';
import { ErrorState } from '../../shared/error-state.js';
import type { GardenBoard } from './garden-contract.js';
import { kilograms } from './kilograms.js';
import type { Garden } from './use-garden.js';

/** What other facilities sent and waits to be accepted, and what was sent to them. */
export function UnderWay({ garden, board }: { garden: Garden; board: GardenBoard }) {
  const { t, i18n } = useTranslation();
  const [error, setError] = useState<unknown>(null);
  if (board.transfers.length === 0) return null;
  const end = async (id: string, how: 'acceptance' | 'recall'): Promise<void> => {
    setError(null);
    try {
      await garden.ask(`/v1/garden/transfers/${id}/${how}`, {});
    } catch (reason) {
      setError(reason);
    }
  };
  return (
    <section className="garden-section" aria-label={t('garden.underWay')}>
      <h2>{t('garden.underWay')}</h2>
      <ul className="garden-lots">
        {board.transfers.map((one) => {
          const comes = one.toFacilityId === board.facilityId;
          const words = { crop: one.crop, kg: kilograms(one.grams), from: one.facilityName, to: one.toFacilityName };
          return (
            <li key={one.id}>
              <p>{comes ? t('garden.comes', words) : t('garden.goes', words)}</p>
              <button
                type="button"
                className="button"
                onClick={() => void end(one.id, comes ? 'acceptance' : 'recall')}
              >
                {comes ? t('garden.accept') : t('garden.recall')}
              </button>
            </li>
          );
        })}
      </ul>
      {error !== null && (
        <ErrorState
          happened={describeError(error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('garden.failedKept')}
          todo={t('garden.failedTodo')}
        />
      )}
    </section>
  );
}
