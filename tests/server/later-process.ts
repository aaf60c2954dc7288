import { startProduct } from './product-server.ts';

/* The product as a process of its own whose clock is ahead: `node later-process.ts FOLDER AHEAD VARIABLES`, AHEAD in
   milliseconds, VARIABLES its configuration as JSON. */

const [, , folder = '', ahead = '', variables = ''] = process.argv;
const realNow = Date.now;
Date.now = () => realNow() + Number(ahead);
const { origin } = await startProduct(folder, JSON.parse(variables) as Record<string, string>);
process.stdout.write(`${origin}\n`);
