import type { components } from '../../api/schema.js';

type Schemas = components['schemas'];

/** The garden as the server's own description has it. */
export type GardenBoard = Schemas['GardenBoardDto'];
export type Lot = Schemas['LotDto'];
export type ProduceKind = Lot['kind'];
export type Plot = Schemas['PlotDto'];
export type AwaitedGoods = Schemas['AwaitedGoodsDto'];
export type AwaitedGoodsList = Schemas['AwaitedGoodsListDto'];
export type Transfer = Schemas['TransferDto'];
export type Issue = Schemas['IssueDto'];
export type GardenForecast = Schemas['GardenForecastDto'];
