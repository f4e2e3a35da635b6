import './menu.css';
import './menu-texts.js';
import { addDays, businessDateAt, parseBusinessDate, weekdayOf, weekStartOf, type BusinessDate } from '@nuancan/kernel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../../api/contract.js';
import type { components } from '../../api/schema.js';
import { describeError } from '../../shared/describe-error.js';
import { EmptyState } from '../../shared/empty-state.js';
import { ErrorState } from '../../shared/error-state.js';
import { FormDialog } from '../../shared/form-dialog.js';
import { SlotPicker } from '../slot/slot-picker.js';
import { MenuLines } from './menu-lines.js';
import { priceForm, type MenuForm } from './menu-form.js';
import { useDishes } from './use-dishes.js';
import { useMenuWeek, type MenuWeekState } from './use-menu-week.js';

const SLOTS: readonly Slot[] = ['breakfast', 'lunch', 'dinner'];
const WEEK = 7;

type CopiedMenuWeek = components['schemas']['CopiedMenuWeekDto'];

interface MenuPageProps {
  readonly firstSlot: Slot;
  readonly onExpired: () => void;
}

/** 今日菜单: what each slot of a day offers, at which price, and what is sold out. */
export function MenuPage({ firstSlot, onExpired }: MenuPageProps) {
  const { t, i18n } = useTranslation();
  const today = businessDateAt(new Date());
  const [monday, setMonday] = useState<BusinessDate>(weekStartOf(today));
  const [chosen, setChosen] = useState<BusinessDate>(today);
  const [picked, setSlot] = useState<Slot | null>(null);
  const [form, setForm] = useState<MenuForm | null>(null);
  const [leftOut, setLeftOut] = useState<readonly string[] | null>(null);
  const menu = useMenuWeek(monday, onExpired);
  const dishes = useDishes();
  const day = menu.week?.days.find(({ businessDate }) => businessDate === chosen);
  const slot = picked ?? firstWithMenu(day?.lines ?? [], firstSlot);
  const lines = day?.lines.filter((line) => line.slot === slot) ?? [];
  const turn = (weeks: number): void => {
    setLeftOut(null);
    setMonday(addDays(monday, weeks * WEEK));
    setChosen(addDays(chosen, weeks * WEEK));
  };
  return (
    <main className="menu-main" aria-busy={menu.busy}>
      <h1>{t('menu.title')}</h1>
      <WeekPicker {...{ monday, chosen, today }} onTurn={turn} onPick={setChosen} />
      <div className="menu-tools">
        <SlotPicker slots={SLOTS} slot={slot} onPick={setSlot} />
        <button
          type="button"
          className="button"
          onClick={() => setForm(priceForm(t, { slot, today: chosen < today ? today : chosen, line: null }))}
        >
          ＋ {t('menu.add', { slot: t(`slot.${slot}`) })}
        </button>
        <CopyWeek {...{ menu, monday, today }} onCopied={(answer) => setLeftOut(answer.leftOut)} />
        {menu.week && <PublicWeek facilityId={menu.week.facilityId} monday={monday} />}
      </div>
      <Copied leftOut={leftOut} />
      {menu.error !== null && (
        <ErrorState
          happened={describeError(menu.error, { language: i18n.language, noAnswer: t('form.noAnswer') })}
          kept={t('menu.failedKept')}
          todo={t('menu.failedTodo')}
        >
          <button type="button" className="button" onClick={menu.reload}>
            {t('tillFailed.retry')}
          </button>
        </ErrorState>
      )}
      {!menu.week && menu.error === null && <p role="status">{t('menu.loading')}</p>}
      {day && lines.length === 0 && (
        <EmptyState title={t('menu.none', { slot: t(`slot.${slot}`) })}>
          <p>{t('menu.noneText')}</p>
        </EmptyState>
      )}
      {lines.length > 0 && (
        <MenuLines {...{ lines, slot, menu, today, dishes }} businessDate={chosen} onForm={setForm} />
      )}
      {form && (
        <FormDialog
          {...form}
          onSubmit={(values) => menu.change(form.path, { method: form.method, body: form.body(values) })}
          onClose={() => setForm(null)}
        />
      )}
    </main>
  );
}

/** The slot of the hour when it has a menu, else the first that has one. */
function firstWithMenu(lines: readonly { readonly slot: Slot }[], firstSlot: Slot): Slot {
  return [firstSlot, ...SLOTS].find((slot) => lines.some((line) => line.slot === slot)) ?? firstSlot;
}

interface WeekPickerProps {
  readonly monday: BusinessDate;
  readonly chosen: BusinessDate;
  readonly today: BusinessDate;
  readonly onTurn: (weeks: number) => void;
  readonly onPick: (day: BusinessDate) => void;
}

function WeekPicker({ monday, chosen, today, onTurn, onPick }: WeekPickerProps) {
  const { t } = useTranslation();
  const days = Array.from({ length: WEEK }, (_, at) => addDays(monday, at));
  return (
    <div className="menu-week">
      <button type="button" className="button" aria-label={t('menu.weekBefore')} onClick={() => onTurn(-1)}>
        ‹
      </button>
      <div className="segments" role="group" aria-label={t('menu.days')}>
        {days.map((day) => (
          <button key={day} type="button" aria-pressed={day === chosen} onClick={() => onPick(day)}>
            {day === today ? t('menu.today') : t(`weekday.d${weekdayOf(day)}`)} <small>{day.slice(5)}</small>
          </button>
        ))}
      </div>
      <button type="button" className="button" aria-label={t('menu.weekAfter')} onClick={() => onTurn(1)}>
        ›
      </button>
    </div>
  );
}

interface CopyWeekProps {
  readonly menu: MenuWeekState;
  readonly monday: BusinessDate;
  readonly today: BusinessDate;
  readonly onCopied: (answer: CopiedMenuWeek) => void;
}

function CopyWeek({ menu, monday, today, onCopied }: CopyWeekProps) {
  const { t } = useTranslation();
  const body = { fromWeek: addDays(parseBusinessDate(monday), -WEEK), toWeek: monday };
  return (
    <button
      type="button"
      className="button"
      disabled={menu.busy || addDays(monday, WEEK - 1) < today}
      onClick={() =>
        void menu
          .change<CopiedMenuWeek>('/v1/menu-weeks/copies', { method: 'POST', body })
          .then(onCopied)
          .catch(menu.fail)
      }
    >
      {t('menu.copyWeek')}
    </button>
  );
}

/** That the week was copied, and what of it was not. */
function Copied({ leftOut }: { leftOut: readonly string[] | null }) {
  const { t } = useTranslation();
  return (
    <p role="status">
      {leftOut !== null &&
        (leftOut.length === 0 ? t('menu.copied') : t('menu.leftOut', { dishes: leftOut.join(t('menu.comma')) }))}
    </p>
  );
}

function PublicWeek({ facilityId, monday }: { facilityId: string; monday: BusinessDate }) {
  const { t } = useTranslation();
  return (
    <a className="button" href={`/menu?facility=${facilityId}&from=${monday}`} target="_blank" rel="noopener">
      {t('menu.publicWeek')}
    </a>
  );
}
