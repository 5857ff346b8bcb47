#!/usr/bin/env node
import module from 'node:module';

// The imports of an older Node would fail in ways that do not tell what is wrong.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  process.stderr.write(`error  autoclave needs Node 22.12 or newer, and this is ${process.versions.node}\n`);
  process.exitCode = 2;
} else {
  // Compiled code is kept between runs: the checks of a small plan take less time than compiling them.
  module.enableCompileCache();
  const { main } = await import('../dist/bundle/autoclave.js');
  process.exitCode = await main();
}
