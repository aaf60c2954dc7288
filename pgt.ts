import { PGlite, types } from '@electric-sql/pglite';
import { Kysely, PGliteDialect } from 'kysely';
import { migrate } from './src/lib/server/database/migrator.ts';
let t=performance.now(); const lap=(n:string)=>{console.log(n,Math.round(performance.now()-t)); t=performance.now();};
const p=new PGlite({ parsers: { [types.INT8]: Number } }); await p.waitReady; lap('ready');
const db=new Kysely<any>({dialect:new PGliteDialect({pglite:p})}); await migrate(db as never); lap('migrate');
const dump=await p.dumpDataDir('none'); lap('dump'); console.log(dump.size);
const q=new PGlite({loadDataDir:dump, parsers: { [types.INT8]: Number }}); await q.waitReady; lap('load');
console.log((await q.query('select count(*) from kysely_migration')).rows); lap('q');
