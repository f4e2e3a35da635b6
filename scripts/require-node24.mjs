/** Ends an npm script that did not come to run on Node 24, and says why; see bootstrap.mjs. */
if (!process.version.startsWith('v24.')) {
  process.stderr.write(
    `\n暖餐 · 出错 error\n` +
      `  当前运行的是 Node ${process.version}，需要 Node 24。它随依赖安装在 node_modules 中：请通过 npm 运行（npm start、npm test、npm run …），\n` +
      `  并确认 npm 没有禁止安装脚本（npm config get ignore-scripts 应为 false）；必要时删除 node_modules 后重试。\n` +
      `  This is Node ${process.version}, and Node 24 is needed. It comes with the dependencies in node_modules: run through npm (npm start, npm test, npm run …),\n` +
      `  and see that npm does not block install scripts (npm config get ignore-scripts must be false); if need be, remove node_modules and try again.\n\n`,
  );
  process.exit(1);
}
