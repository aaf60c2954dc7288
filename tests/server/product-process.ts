import { startProduct } from './product-server.ts';

/* The product without its pages as a process of its own, to be killed: `node product-process.ts FOLDER`. */

const { origin } = await startProduct(process.argv[2]!);
process.stdout.write(`${origin}\n`);
