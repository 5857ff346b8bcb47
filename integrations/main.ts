// Runs the command from the sources of this checkout; `autoclave.js` beside it starts it.
import { main } from '../packages/cli/src/main.ts';

process.exitCode = await main();
