import { Module } from '@nestjs/common';
import { ImportKindsModule } from '@nuancan/imports';
import { FacilitiesImport } from './facilities-import.js';

/** The list of facilities, for whoever takes lists in and whoever works them off. */
@Module({ imports: [ImportKindsModule], providers: [FacilitiesImport] })
export class MealPointImportsModule {}
