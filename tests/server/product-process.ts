import { startProduct } from './product-server.ts';

/* The product without its pages as a process of its own, to be killed: `node product-process.ts FOLDER [DATABASE_URL]`. */

const [, , folder, url] = process.argv;
const { origin } = await startProduct(folder!, url ? { DATABASE_URL: url } : {});
process.stdout.write(`${origin}\n`);
