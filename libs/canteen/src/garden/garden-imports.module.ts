import { Module } from '@nestjs/common';
import { ImportKindsModule } from '@nuancan/imports';
import { PricesImport } from './prices-import.js';

/** Lists of reference prices, for whoever takes lists in and whoever works them off. */
@Module({ imports: [ImportKindsModule], providers: [PricesImport] })
export class GardenImportsModule {}
