import {
  COORDINATE_SYSTEMS,
  PROFILES,
  readWalkLimit,
  type CoordinateSystem,
  type Profile,
  type WalkLimit,
} from '@nuancan/walk-network';
import { type Command, InvalidArgumentError, Option } from 'commander';

/** What all walking commands are told. */
export interface WalkOptions {
  readonly network: string;
  readonly networkCoordinates?: CoordinateSystem;
  readonly coordinates?: CoordinateSystem;
  readonly outline?: string;
  readonly outlineCoordinates?: CoordinateSystem;
  readonly limit: string;
  readonly profile: Profile;
  readonly barriers: 'ignore' | 'block';
  readonly json: boolean;
}

/** Said below the help of each. */
export const HELP_OF_FILES = `
路网 network: .osm.pbf、.osm（WGS-84），或 LineString 的 GeoJSON（须声明坐标系 declare its coordinate system）
表格 tables: CSV（UTF-8、GBK）或 or XLSX，列名中英文均可 headers in Chinese or English`;

/** Adds the options that all walking commands have. */
export function withWalkOptions(command: Command): Command {
  const systems = (flag: string, said: string): Option => new Option(flag, said).choices([...COORDINATE_SYSTEMS]);
  return command
    .requiredOption('--network <file>', '路网 · the network')
    .addOption(systems('--network-coordinates <system>', '路网（GeoJSON）的坐标系 · of the network'))
    .addOption(systems('--coordinates <system>', '表格的坐标系 · of the tables'))
    .option(
      '--outline <file>',
      '区县边界（GeoJSON 面），只留外扩 2 公里内的路 · keeps roads to 2 km around the district',
    )
    .addOption(systems('--outline-coordinates <system>', '边界的坐标系 · of the outline'))
    .option('--limit <limit>', '步行上限 · e.g. 15min, 810m, 1.2km', '15min')
    .addOption(
      new Option('--profile <who>', '谁在走 · who walks').choices(Object.keys(PROFILES) as Profile[]).default('older'),
    )
    .addOption(
      new Option('--barriers <how>', '禁止行人的关卡 · gates closed to people on foot')
        .choices(['ignore', 'block'])
        .default('ignore'),
    )
    .option('--json', '打印 JSON · print JSON', false);
}

/** @throws InvalidArgumentError, which is wrong use */
export function limitOf({ limit, profile }: WalkOptions): WalkLimit {
  const found = readWalkLimit(limit, profile);
  if (found === null) throw new InvalidArgumentError('--limit: 15min, 810m, 1.2km');
  return found;
}

/** A cost as people read it: metres or seconds. */
export function toldCost(cost: number, { measure }: WalkLimit): number {
  return measure.by === 'distance' ? cost / 1e5 : cost / 1e6;
}
