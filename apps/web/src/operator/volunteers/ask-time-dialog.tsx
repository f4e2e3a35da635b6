import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../shared/form-dialog.js';
import type { PersonOfDay } from './people-of-day.js';
import type { Told } from './use-volunteering.js';

interface AskTimeDialogProps {
  readonly person: PersonOfDay;
  readonly day: string;
  readonly onTold: (told: Told) => void;
  readonly onClose: () => void;
}

/** A forgotten tap: the time somebody was asked for, and how it is known. */
export function AskTimeDialog({ person, day, onTold, onClose }: AskTimeDialogProps) {
  const { t } = useTranslation();
  return (
    <FormDialog
      title={t('helper.askedTitle', { what: t(person.attendanceId === null ? 'helper.arrival' : 'helper.leaving') })}
      note={t('helper.askedNote')}
      fields={[
        { kind: 'time', name: 'clock', label: t('helper.clock') },
        { kind: 'text', name: 'note', label: t('helper.how'), longest: 200 },
      ]}
      submit={t('form.save')}
      onSubmit={async ({ clock, note }) => onTold({ toldAt: `${day}T${String(clock)}:00+08:00`, note: String(note) })}
      onClose={onClose}
    />
  );
}
