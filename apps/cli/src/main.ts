#!/usr/bin/env node
import 'reflect-metadata';
import { Command } from 'commander';
import { accountCommand } from './account/account.command.js';
import { benchCommand } from './bench/bench.command.js';
import { upCommand } from './up/up.command.js';

const program = new Command('nuancan')
  .description('暖餐 · operations platform for elderly meal assistance')
  .addCommand(upCommand())
  .addCommand(accountCommand())
  .addCommand(benchCommand());

await program.parseAsync();
