import type { CopyTarget, CopyValue } from '@nuancan/platform';
import type { DemoDistrict } from './demo-district.js';

/** The rows of one table of the demo, in the order they refer to each other. */
export interface DemoTable extends CopyTarget {
  readonly rows: (district: DemoDistrict) => Iterable<readonly CopyValue[]>;
}
