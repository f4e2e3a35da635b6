import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  dateColumn,
  ImportKinds,
  moneyColumn,
  refuseRows,
  textColumn,
  wordColumn,
  type Findings,
  type ImportKind,
  type RowChunks,
  type RowReader,
  type RunFacts,
} from '@nuancan/imports';
import type { Tx } from '@nuancan/platform';
import type { ProduceKind } from './produce-kind.js';

const WORDS: Readonly<Record<ProduceKind, readonly string[]>> = {
  garden: ['菜园', '农产品', '蔬菜', 'garden', 'produce'],
  goods: ['物资', '捐赠物资', '实物', 'goods'],
};
const MOST_FEN = 10_000_000;

const COLUMNS = {
  kind: wordColumn({ zh: '类别', en: 'Kind', synonyms: ['种类', '来源'], required: true, words: WORDS }),
  crop: textColumn({
    zh: '品名',
    en: 'Crop or goods',
    synonyms: ['名称', '品种', '物资名称', '作物', 'Name'],
    required: true,
    most: 60,
  }),
  validFrom: dateColumn({
    zh: '生效日期',
    en: 'Valid from',
    synonyms: ['起始日期', '执行日期', '日期', 'From'],
    required: true,
  }),
  fenPerKg: moneyColumn({
    zh: '参考价（元/公斤）',
    en: 'Yuan per kilogram',
    synonyms: ['参考价', '单价', '价格', 'Price'],
    required: true,
  }),
};

const SAME_PRICE = 'p.district_code = platform.scope_district() AND p.kind = r.kind AND p.crop = r.name';
const DUPLICATE = `
  SELECT row_no, 'crop', 'DUPLICATE', first FROM (
    SELECT row_no, min(row_no) OVER (PARTITION BY kind, name, valid_from) AS first FROM import_rows WHERE NOT refused) d
  WHERE row_no > first`;
/** As the database will judge it: days that a price holds on already keep it. */
const ACT = `
  UPDATE import_rows r SET action = CASE
    WHEN (SELECT p.fen_per_kg FROM canteen.produce_prices p WHERE ${SAME_PRICE} AND p.valid_from = r.valid_from
      ORDER BY p.version DESC LIMIT 1) = r.fen_per_kg THEN 'same'
    WHEN EXISTS (SELECT FROM canteen.produce_prices p WHERE ${SAME_PRICE} AND p.valid_from = r.valid_from) THEN 'change'
    ELSE 'add' END WHERE NOT refused`;
const PAST = `
  SELECT r.row_no, 'validFrom', 'PRICE_IN_FORCE', NULL::int FROM import_rows r
  WHERE NOT r.refused AND r.action <> 'same' AND r.valid_from <= platform.business_date(now()) AND (
    EXISTS (SELECT FROM canteen.produce_prices p WHERE ${SAME_PRICE} AND p.valid_from <= r.valid_from))`;
/** The later ones first: a price that begins before one of the same list fills days of which none held. */
const WRITE = `
  INSERT INTO canteen.produce_prices (district_code, kind, crop, valid_from, version, fen_per_kg, account_id)
  SELECT platform.scope_district(), r.kind, r.name, r.valid_from, 1, r.fen_per_kg, platform.scope_account()
  FROM import_rows r WHERE r.action <> 'same' AND NOT r.refused ORDER BY r.valid_from DESC, r.row_no`;

/** The district's list of reference prices. */
@Injectable()
export class PricesImport implements ImportKind<typeof COLUMNS>, OnModuleInit {
  readonly name = 'prices';
  readonly zh = '农产品与物资参考价';
  readonly en = 'Reference prices of produce and goods';
  readonly roles = ['district_official'] as const;
  readonly complete = false;
  readonly ofPeople = false;
  readonly columns = COLUMNS;
  readonly samples = [
    { kind: '菜园', crop: '番茄', validFrom: '2027-01-01', fenPerKg: '6.50' },
    { kind: '物资', crop: '大米', validFrom: '2027-01-01', fenPerKg: '5.80' },
  ];
  readonly staging = { kind: 'text', name: 'text', valid_from: 'date', fen_per_kg: 'bigint' };
  readonly meant = 'NULL::uuid';

  constructor(private readonly kinds: ImportKinds) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async open(): Promise<RowReader<typeof COLUMNS>> {
    return ({ kind, crop, validFrom, fenPerKg }, refuse) => {
      if (fenPerKg !== null && (fenPerKg < 1 || fenPerKg > MOST_FEN)) refuse('fenPerKg', 'NOT_A_NUMBER');
      return { kind, name: crop, valid_from: validFrom, fen_per_kg: fenPerKg };
    };
  }

  async judge(tx: Tx): Promise<Findings> {
    await refuseRows(tx, DUPLICATE);
    await tx.query(ACT);
    await refuseRows(tx, PAST);
    return { ends: 0, heldBack: 0 };
  }

  /** In one statement: by ranges of rows an earlier price could find a later one of the same list in its way. */
  async write(tx: Tx, _run: RunFacts, chunks: RowChunks): Promise<void> {
    let written = false;
    await chunks(async () => {
      if (!written) await tx.query(WRITE);
      written = true;
    });
  }
}
