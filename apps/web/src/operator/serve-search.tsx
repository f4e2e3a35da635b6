import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../api/contract.js';
import type { DayView } from './day/day-view.js';
import { DinerRows } from './diner/diner-rows.js';
import { NobodyFound } from './diner/nobody-found.js';
import { SearchBox } from './scan/search-box.js';
import type { Service } from './use-service.js';

interface ServeSearchProps {
  readonly service: Service;
  readonly slot: Slot;
  readonly reachable: boolean;
  readonly day: DayView;
}

/** The counter's box and the people it found. */
export function ServeSearch({ service, slot, reachable, day }: ServeSearchProps) {
  const { t } = useTranslation();
  const listId = useId();
  const { search, counter, pick } = service;
  const { input, text, diners, active } = search;
  return (
    <>
      <div className="search-line">
        <SearchBox
          {...{ input, listId, text }}
          activeId={diners.length > 0 ? `${listId}-${active}` : undefined}
          rowCount={diners.length}
          onText={service.type}
          onEnter={service.enter}
          onScan={service.scan}
          onPick={pick}
          onMove={search.move}
          onTurn={service.turnSet}
        />
        <button type="button" className="button" onClick={service.serveSale}>
          {t('serve.sale')} <span className="key">F8</span>
        </button>
      </div>
      <DinerRows
        {...{ listId, slot, active, diners, day }}
        servedId={counter.tray?.diner?.residentId ?? null}
        onPick={pick}
      />
      {diners.length === 0 && <NobodyFound text={text} searching={!search.settled} reachable={reachable} />}
    </>
  );
}
