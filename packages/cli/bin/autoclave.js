#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// Compiled code is kept between runs: the checks of a small plan take less time than compiling them.
enableCompileCache?.();
const { main } = await import('../dist/bundle/autoclave.js');
process.exitCode = await main();
