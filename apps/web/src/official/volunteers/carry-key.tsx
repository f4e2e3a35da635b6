import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import type { components } from '../../api/schema.js';
import { CarryDialog } from '../../operator/volunteers/carry/carry-dialog.js';

type Volunteer = components['schemas']['VolunteerDto'];

/** The key to how somebody brings meals. */
export function CarryKey({ volunteer }: { volunteer: Volunteer }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('carry.key')}
      </button>
      {open && (
        <CarryDialog
          volunteer={volunteer}
          name={`№${volunteer.registerNo}`}
          save={async (path, body) => {
            await request<unknown>(path, { method: 'PUT', body });
            await client.invalidateQueries({ queryKey: ['volunteers', 'register'] });
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
