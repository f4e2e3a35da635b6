import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { request } from '../../api/request.js';
import type { NetworkDetail } from './coverage-contract.js';
import { NotSaved } from './not-saved.js';

const COORDINATES = ['WGS-84', 'GCJ-02', 'BD-09'] as const;
const SOURCE_LONGEST = 300;
const UPLOAD_LIMIT_MS = 300_000;

interface Upload {
  readonly file: File;
  readonly coordinates: string;
  readonly source: string;
  readonly barriersBlock: boolean;
}

/** Sends a network file; nothing is chosen beforehand for its coordinate system, which nobody but its sender knows. */
export function NetworkForm() {
  const { t } = useTranslation();
  const [file, setFile] = useState<File | null>(null);
  const [coordinates, setCoordinates] = useState('');
  const [source, setSource] = useState('');
  const [barriersBlock, setBarriersBlock] = useState(false);
  const sending = useSending();
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (file !== null) sending.mutate({ file, coordinates, source, barriersBlock });
  };
  return (
    <form className="facts" aria-label={t('coverage.network.upload')} onSubmit={send}>
      <header>
        <h2>{t('coverage.network.upload')}</h2>
      </header>
      <div className="coverage-form">
        <label className="field coverage-wide">
          <span>{t('coverage.network.file')}</span>
          <input
            className="input"
            type="file"
            required
            accept=".pbf,.osm,.xml,.json,.geojson"
            onChange={({ target }) => setFile(target.files?.[0] ?? null)}
          />
        </label>
        <label className="field">
          <span>{t('coverage.network.coordinates')}</span>
          <select
            className="input"
            required
            value={coordinates}
            onChange={({ target }) => setCoordinates(target.value)}
          >
            <option value="">{t('coverage.network.chooseCoordinates')}</option>
            {COORDINATES.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('coverage.network.source')}</span>
          <input
            className="input"
            required
            maxLength={SOURCE_LONGEST}
            placeholder={t('coverage.network.sourceNote')}
            value={source}
            onChange={({ target }) => setSource(target.value)}
          />
        </label>
        <label className="coverage-check">
          <input type="checkbox" checked={barriersBlock} onChange={({ target }) => setBarriersBlock(target.checked)} />
          {t('coverage.network.barriers')}
        </label>
        <NotSaved error={sending.error} />
        <p className="coverage-keys">
          <button type="submit" className="button button-main" disabled={sending.isPending}>
            {t(sending.isPending ? 'coverage.network.sending' : 'coverage.network.send')}
          </button>
        </p>
      </div>
    </form>
  );
}

function useSending() {
  const client = useQueryClient();
  const go = useNavigate();
  return useMutation({
    mutationFn: ({ file, coordinates, source, barriersBlock }: Upload) => {
      const query = new URLSearchParams({ coordinates, source, barriersBlock: String(barriersBlock) });
      return request<NetworkDetail>(`/v1/coverage/networks?${query.toString()}`, {
        ...{ method: 'POST', upload: file, timeoutMs: UPLOAD_LIMIT_MS },
      });
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['coverage', 'networks'] });
      void go(`/meal-map/networks/${id}`);
    },
  });
}
