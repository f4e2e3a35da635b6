import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ImportKinds,
  type Findings,
  type ImportKind,
  type RowChunks,
  type RowReader,
  type RunFacts,
} from '@nuancan/imports';
import { Vault, type Tx } from '@nuancan/platform';
import { lockResidentsForImport } from '../resident/residents-import-lock.js';
import { judgeResidents } from './judge-residents.js';
import { PlaceIndex } from './place-index.js';
import { RESIDENT_COLUMNS } from './resident-columns.js';
import { residentRows, RESIDENT_STAGING } from './resident-rows.js';
import { writeResidents } from './write-residents.js';

/** Residents: new ones are entered, known ones brought up to date; whoever the list does not name stays as they are. */
@Injectable()
export class ResidentsImport implements ImportKind<typeof RESIDENT_COLUMNS>, OnModuleInit {
  readonly name = 'residents';
  readonly zh = '老人';
  readonly en = 'Residents';
  readonly roles = ['town_official', 'district_official'] as const;
  readonly complete = false;
  readonly ofPeople = true;
  readonly columns = RESIDENT_COLUMNS;
  readonly samples = [
    {
      identityNumber: '990101194005060125',
      name: '王桂香',
      sex: '女',
      birthDate: '1940-05-06',
      town: '锦屏街道',
      village: '奉中社区',
      phone: '15400000001',
      livesAlone: '是',
      diet: '低盐',
      registeredDivision: '奉中社区',
      cardNumber: '3302130000000017',
    },
    { name: '李阿毛', sex: '男', birthDate: '1938年11月2日', town: '锦屏街道', village: '奉中社区', livesAlone: '否' },
  ];
  readonly staging = RESIDENT_STAGING;
  readonly meant = `CASE WHEN action <> 'add' THEN resident_id END`;

  constructor(
    private readonly vault: Vault,
    private readonly kinds: ImportKinds,
  ) {}

  onModuleInit(): void {
    this.kinds.add(this);
  }

  async open(tx: Tx, { scope, today, writes }: RunFacts): Promise<RowReader<typeof RESIDENT_COLUMNS>> {
    return residentRows({ vault: this.vault, places: await PlaceIndex.load(tx, scope), today, writes });
  }

  async judge(tx: Tx, { asOf, writes }: RunFacts): Promise<Findings> {
    if (writes) await lockResidentsForImport(tx);
    await judgeResidents(tx, asOf);
    return { ends: 0, heldBack: 0 };
  }

  async write(tx: Tx, { asOf }: RunFacts, chunks: RowChunks): Promise<void> {
    await writeResidents(tx, asOf, chunks);
  }
}
