import { Module } from '@nestjs/common';
import { PolicyReader } from './policy/policy-reader.js';
import { PolicyController } from './policy/policy.controller.js';
import { PolicyService } from './policy/policy.service.js';

/** What government pays towards a meal: stored policies, and how often they were used. */
@Module({
  controllers: [PolicyController],
  providers: [PolicyReader, PolicyService],
  exports: [PolicyReader],
})
export class SubsidyModule {}
