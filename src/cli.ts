#!/usr/bin/env node
// Looked at before anything is loaded: an older Node crashes in the native module instead of saying so.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12) || Number(process.versions.napi ?? 0) < 10) {
  process.stderr.write(
    `Liggare behöver Node 22.12 eller senare, och detta är ${process.versions.node}: kör «npx liggare …» i projektets mapp, som har sin egen Node. ` +
      `(Liggare needs Node 22.12 or later, and this is ${process.versions.node}: run "npx liggare …" in the project's folder, which brings its own.)\n`,
  );
  process.exit(2);
}

const { enableCompileCache } = await import('node:module');
enableCompileCache();
const { main } = await import('./cli/main.js');
process.exitCode = await main(process.argv.slice(2));
