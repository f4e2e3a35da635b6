import '../../families/families.css';
import '../../families/families-texts.js';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConsentsSection } from '../../families/consents-section.js';
import { GiveDialog } from '../../families/give-dialog.js';
import { usePlaces } from '../books/use-books.js';

interface ConsentsOfResidentProps {
  readonly residentId: string;
  readonly name: string;
  /** Whether somebody may consent for them still. */
  readonly isOpen: boolean;
}

/** Whom an elder lets see what, on the elder's own page. */
export function ConsentsOfResident({ residentId, name, isOpen }: ConsentsOfResidentProps) {
  const { t } = useTranslation();
  const { facilities } = usePlaces();
  const [giving, setGiving] = useState(false);
  return (
    <>
      <ConsentsSection
        residentId={residentId}
        giving={
          isOpen ? (
            <button type="button" className="button" onClick={() => setGiving(true)}>
              {t('families.give')}
            </button>
          ) : null
        }
      />
      {giving && (
        <GiveDialog
          elder={{ residentId, name }}
          facilities={facilities.map(({ id, name: label }) => ({ value: id, label }))}
          onClose={() => setGiving(false)}
        />
      )}
    </>
  );
}
