import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../../api/api-problem.js';
import type { Slot } from '../../api/contract.js';
import { useBilingual } from '../../i18n/use-bilingual.js';
import type { Counter } from '../counter/use-counter.js';
import type { DinerMemory } from '../diner/diner-memory.js';
import { findScanned } from '../diner/find-scanned.js';
import { scanSetting } from '../settings/scan-setting.js';
import { tillSound } from '../sound/till-sound.js';
import type { Notices } from '../till/use-notices.js';

interface ScannedParts {
  readonly slot: Slot;
  readonly businessDate: string;
  readonly memory: DinerMemory;
  readonly counter: Counter;
  readonly notices: Notices;
}

/** What happens when a card or code was read: its holder stands at the counter, or the page says why not. */
export function useScanned({ slot, businessDate, memory, counter, notices }: ScannedParts): (text: string) => void {
  const { t } = useTranslation();
  const bilingual = useBilingual();
  const scan = async (text: string): Promise<void> => {
    notices.clear();
    counter.change({ type: 'clear' });
    try {
      const outcome = await findScanned(text, { slot, businessDate, memory });
      if (outcome.kind === 'found') {
        const { diner } = outcome;
        // A blocked card or a departed holder is asked about first.
        const asks = Boolean(diner.cardBlocked ?? diner.status);
        if (scanSetting.logsAtOnce() && !asks) await counter.logAtOnce(diner, diner.foundBy);
        else counter.serveDiner(diner, diner.foundBy);
        return;
      }
      tillSound.play('not_entitled');
      if (outcome.kind === 'unknown') notices.problem(t('serve.scanUnknown'), t('serve.scanUnknownTodo'));
      else notices.problem(t('serve.scanOffline'), t('serve.scanOfflineTodo'));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      notices.problem(bilingual(error.problem), t('serve.scanUnknownTodo'));
    }
  };
  return (text) => void scan(text);
}
