import { addDays, businessDateAt, monthStartOf, type BusinessDate } from '@nuancan/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrantRule } from '../../grants/grant-contract.js';
import { RuleDialog } from './rule-dialog.js';
import { startDraft } from './rule-draft.js';

/** Longer than a month. */
const INTO_THE_NEXT = 32;

/** Enters a rule, or a new version of one, which begins with the next month unless something else is chosen. */
export function RuleKey({ rule = null }: { rule?: GrantRule | null }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={rule ? 'button' : 'button button-main'} onClick={() => setOpen(true)}>
        {t(rule ? 'grantDesk.newVersion' : 'grantDesk.enter')}
      </button>
      {open && (
        <RuleDialog
          start={startDraft(rule, nextMonth(businessDateAt(new Date())))}
          versioned={rule !== null}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

function nextMonth(today: BusinessDate): BusinessDate {
  return monthStartOf(addDays(monthStartOf(today), INTO_THE_NEXT));
}
