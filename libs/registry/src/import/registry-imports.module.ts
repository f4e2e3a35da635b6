import { Module } from '@nestjs/common';
import { ImportKindsModule } from '@nuancan/imports';
import { CategoriesImport } from './categories-import.js';
import { DeathsImport } from './deaths-import.js';
import { ResidentsImport } from './residents-import.js';

/** The lists of the registry, for whoever takes lists in and whoever works them off. */
@Module({ imports: [ImportKindsModule], providers: [ResidentsImport, CategoriesImport, DeathsImport] })
export class RegistryImportsModule {}
