import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisclosedField } from '../../api/registry-contract.js';
import { DisclosureDialog } from './disclosure-dialog.js';

const SHOWN_MS = 60_000;

interface MaskedFieldProps {
  readonly residentId: string;
  readonly field: DisclosedField;
  /** What it is called. */
  readonly label: string;
  /** Null: none is registered. */
  readonly masked: string | null;
  readonly mayDisclose: boolean;
  readonly contactId?: string;
  /** What it is wanted for, as a first word of it. */
  readonly occasion?: string;
}

/** A masked value, and the way to see it in clear for a minute. The clear one is kept nowhere else. */
export function MaskedField({ masked, label, mayDisclose, ...asked }: MaskedFieldProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  if (masked === null) return <span className="registry-hint">{t('residents.missing')}</span>;
  return (
    <span className="registry-masked">
      {shown === null ? (
        <span>{masked}</span>
      ) : (
        <output aria-label={t('disclosure.shown', { field: label })}>
          {asked.field === 'identity_number' ? shown : <a href={`tel:${shown}`}>{shown}</a>}
        </output>
      )}
      {mayDisclose && shown === null && (
        <button
          type="button"
          className="button"
          aria-label={t('disclosure.title', { field: label })}
          onClick={() => setAsking(true)}
        >
          {t('disclosure.show')}
        </button>
      )}
      {asking && (
        <DisclosureDialog
          {...asked}
          label={label}
          onClose={() => setAsking(false)}
          onShown={(value) => {
            setShown(value);
            setAsking(false);
          }}
        />
      )}
    </span>
  );
}
