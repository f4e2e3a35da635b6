import { Global, Module } from '@nestjs/common';
import { ImportKinds } from './import-kinds.js';

/** The list of kinds, one of each process. */
@Global()
@Module({ providers: [ImportKinds], exports: [ImportKinds] })
export class ImportKindsModule {}
