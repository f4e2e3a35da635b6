#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { accountCommand } from './account/account.command.js';
import { auditCommand } from './audit/audit.command.js';
import { benchCommand } from './bench/bench.command.js';
import { withExitCodes } from './command/exit-codes.js';
import { demoCommand } from './demo/demo.command.js';
import { doctorCommand } from './doctor/doctor.command.js';
import { importCommand } from './import/import.command.js';
import { migrateCommand } from './migrate/migrate.command.js';
import { planRoutesCommand } from './plan-routes/plan-routes.command.js';
import { rateCommand } from './rate/rate.command.js';
import { coverageCommand } from './walk/coverage.command.js';
import { reachCommand } from './walk/reach.command.js';
import { siteCommand } from './walk/site.command.js';
import { upCommand } from './up/up.command.js';

const program = new Command('nuancan')
  .description('暖餐 · operations platform for elderly meal assistance')
  .addCommand(upCommand())
  .addCommand(migrateCommand())
  .addCommand(demoCommand())
  .addCommand(importCommand())
  .addCommand(auditCommand())
  .addCommand(doctorCommand())
  .addCommand(rateCommand())
  .addCommand(planRoutesCommand())
  .addCommand(reachCommand())
  .addCommand(coverageCommand())
  .addCommand(siteCommand())
  .addCommand(accountCommand())
  .addCommand(benchCommand());

await withExitCodes(program).parseAsync();
