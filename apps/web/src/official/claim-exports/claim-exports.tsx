import './claim-export-texts.js';
import '../registry-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../api/contract.js';
import type { Claim } from '../claims/claims-contract.js';
import { NamedExportDialog } from './named-export-dialog.js';

const FORMATS = ['xlsx', 'pdf', 'json'] as const;

interface ClaimExportsProps {
  readonly account: Account;
  readonly claim: Pick<Claim, 'claimId' | 'facilityName' | 'month'>;
}

/** The keys that hand over a claim: with masked names at once, with names for a purpose. */
export function ClaimExports({ account, claim }: ClaimExportsProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const mayName = account.role === 'town_official' || account.role === 'district_official';
  return (
    <section className="facts" aria-label={t('claimExport.title')}>
      <header>
        <h2>{t('claimExport.title')}</h2>
        <small>{t('claimExport.note')}</small>
      </header>
      <div className="form-keys">
        {FORMATS.map((format) => (
          <a key={format} className="button" href={`/v1/claims/${claim.claimId}/export?format=${format}`} download>
            {t('claimExport.as', { format: format.toUpperCase() })}
          </a>
        ))}
        {mayName && (
          <button type="button" className="button" onClick={() => setAsking(true)}>
            {t('claimExport.named')}
          </button>
        )}
      </div>
      {asking && <NamedExportDialog claim={claim} onClose={() => setAsking(false)} />}
    </section>
  );
}
