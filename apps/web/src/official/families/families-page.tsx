import '../../families/families.css';
import '../../families/families-texts.js';
import '../../shared/form-texts.js';
import { useTranslation } from 'react-i18next';
import { ConsentsSection } from '../../families/consents-section.js';
import { RequestsSection } from '../../families/requests-section.js';
import { PageHeader } from '../shell/page-header.js';

/** 家属: what families ask kitchens for, read; and what elders consented to. A consent is entered at the elder. */
export function FamiliesPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('families.title')} />
      <RequestsSection walletAddress={null} />
      <ConsentsSection residentId={null} giving={null} />
    </>
  );
}
