import { Module } from '@nestjs/common';
import { OutboxModule } from '@nuancan/platform';
import { ImportKindController } from './kind/import-kind.controller.js';
import { ImportKindsModule } from './kind/import-kinds.module.js';
import { ImportRunController } from './run/import-run.controller.js';
import { ImportRunService } from './run/import-run.service.js';

/** 导入: taking lists in. The features bring the kinds. */
@Module({
  imports: [OutboxModule, ImportKindsModule],
  controllers: [ImportRunController, ImportKindController],
  providers: [ImportRunService],
})
export class ImportsModule {}
