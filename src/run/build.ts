import { buildProduct } from './build/build-product.ts';
import { fingerprintSources } from './build/fingerprint.ts';
import { runOrTell } from './failure.ts';

/* `npm run build`: builds the product and prints what each screen weighs. */

await runOrTell(async () => {
	console.log(await buildProduct(await fingerprintSources()));
});
