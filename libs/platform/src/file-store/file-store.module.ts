import { Global, Module } from '@nestjs/common';
import { Configuration } from '../config/configuration.js';
import { FileStore } from './file-store.js';
import { openFileStore } from './open-file-store.js';

/** Makes the `FileStore` of this installation injectable everywhere. */
@Global()
@Module({
  providers: [{ provide: FileStore, inject: [Configuration], useFactory: openFileStore }],
  exports: [FileStore],
})
export class FileStoreModule {}
