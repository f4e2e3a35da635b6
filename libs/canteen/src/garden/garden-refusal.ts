import { violatedConstraint } from '@nuancan/registry';
import { DayErrors } from '../day-close/day-close.errors.js';
import { GardenErrors } from './garden.errors.js';

/** What the database refused by a constraint of lots and their issues, as the error that tells it. */
const REFUSALS: Readonly<Record<string, () => Error>> = {
  garden_lots_of_goods: () => GardenErrors.GOODS_NOT_FOUND(),
  goods_handovers_named: () => GardenErrors.OTHER_GOODS(),
  goods_handovers_within_given: () => GardenErrors.MORE_THAN_GIVEN(),
  goods_handovers_reasoned: () => GardenErrors.SHORT_REASON(),
  goods_handovers_pkey: () => GardenErrors.GOODS_TAKEN_IN(),
  lot_stocks_never_negative: () => GardenErrors.NOT_ENOUGH(),
  garden_lots_in_time: () => GardenErrors.DATE_OUT_OF_RANGE(),
  day_sources_in_time: () => GardenErrors.DATE_OUT_OF_RANGE(),
  day_sources_after_harvest: () => GardenErrors.BEFORE_HARVEST(),
  day_sources_lot_priced: () => GardenErrors.NO_PRICE(),
  day_sources_lot: () => GardenErrors.LOT_NOT_FOUND(),
  lot_movements_counted: () => GardenErrors.MORE_THAN_WEIGHED(),
  lot_movements_lot: () => GardenErrors.LOT_NOT_FOUND(),
  day_sources_open_day: () => DayErrors.CLOSED(),
  day_sources_month_open: () => DayErrors.MONTH_CLOSED(),
  lot_transfers_related: () => GardenErrors.NOT_RELATED(),
  lot_transfer_ends_pkey: () => GardenErrors.TRANSFER_ENDED(),
  lot_photos_pkey: () => GardenErrors.PHOTO_PRESENT(),
  lot_photos_content_check: () => GardenErrors.PHOTO_TYPE_REFUSED(),
  lot_photos_without_place: () => GardenErrors.PHOTO_TYPE_REFUSED(),
  produce_prices_not_past: () => GardenErrors.PRICE_IN_FORCE(),
  garden_plots_of_facility: () => GardenErrors.PLOT_NAME_TAKEN(),
  garden_plots_of_village: () => GardenErrors.PLOT_NAME_TAKEN(),
  garden_lots_plot_id_town_code_district_code_fkey: () => GardenErrors.PLOT_NOT_FOUND(),
};

/** Runs the work and throws the typed error of what the database refused. */
export async function refusingGarden<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const refusal = REFUSALS[violatedConstraint(error) ?? ''];
    throw refusal === undefined ? error : refusal();
  }
}
