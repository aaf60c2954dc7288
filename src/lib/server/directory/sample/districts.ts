import type { District } from '../../../domain/address/directory.ts';
import { foldText } from '../../../domain/text/fold.ts';

/*
 * Azerbaijan's rayons and cities after ISO 3166-2 (npm `iso-3166`, MIT), as tests/server/directory-sample.test.ts
 * checks: Kəngərli with its ə mended, names that are both a city's and a rayon's told apart, Baku by its rayons.
 */

const CITIES = {
	'AZ-GA': 'Gəncə',
	'AZ-LA': 'Lənkəran şəhəri',
	'AZ-MI': 'Mingəçevir',
	'AZ-NA': 'Naftalan',
	'AZ-NV': 'Naxçıvan şəhəri',
	'AZ-SA': 'Şəki şəhəri',
	'AZ-SM': 'Sumqayıt',
	'AZ-SR': 'Şirvan',
	'AZ-XA': 'Xankəndi',
	'AZ-YE': 'Yevlax şəhəri'
};

const RAYONS = {
	'AZ-ABS': 'Abşeron',
	'AZ-AGA': 'Ağstafa',
	'AZ-AGC': 'Ağcabədi',
	'AZ-AGM': 'Ağdam',
	'AZ-AGS': 'Ağdaş',
	'AZ-AGU': 'Ağsu',
	'AZ-AST': 'Astara',
	'AZ-BAB': 'Babək',
	'AZ-BAL': 'Balakən',
	'AZ-BAR': 'Bərdə',
	'AZ-BEY': 'Beyləqan',
	'AZ-BIL': 'Biləsuvar',
	'AZ-CAB': 'Cəbrayıl',
	'AZ-CAL': 'Cəlilabad',
	'AZ-CUL': 'Culfa',
	'AZ-DAS': 'Daşkəsən',
	'AZ-FUZ': 'Füzuli',
	'AZ-GAD': 'Gədəbəy',
	'AZ-GOR': 'Goranboy',
	'AZ-GOY': 'Göyçay',
	'AZ-GYG': 'Göygöl',
	'AZ-HAC': 'Hacıqabul',
	'AZ-IMI': 'İmişli',
	'AZ-ISM': 'İsmayıllı',
	'AZ-KAL': 'Kəlbəcər',
	'AZ-KAN': 'Kəngərli',
	'AZ-KUR': 'Kürdəmir',
	'AZ-LAC': 'Laçın',
	'AZ-LAN': 'Lənkəran rayonu',
	'AZ-LER': 'Lerik',
	'AZ-MAS': 'Masallı',
	'AZ-NEF': 'Neftçala',
	'AZ-OGU': 'Oğuz',
	'AZ-ORD': 'Ordubad',
	'AZ-QAB': 'Qəbələ',
	'AZ-QAX': 'Qax',
	'AZ-QAZ': 'Qazax',
	'AZ-QBA': 'Quba',
	'AZ-QBI': 'Qubadlı',
	'AZ-QOB': 'Qobustan',
	'AZ-QUS': 'Qusar',
	'AZ-SAB': 'Sabirabad',
	'AZ-SAD': 'Sədərək',
	'AZ-SAH': 'Şahbuz',
	'AZ-SAK': 'Şəki rayonu',
	'AZ-SAL': 'Salyan',
	'AZ-SAR': 'Şərur',
	'AZ-SAT': 'Saatlı',
	'AZ-SBN': 'Şabran',
	'AZ-SIY': 'Siyəzən',
	'AZ-SKR': 'Şəmkir',
	'AZ-SMI': 'Şamaxı',
	'AZ-SMX': 'Samux',
	'AZ-SUS': 'Şuşa',
	'AZ-TAR': 'Tərtər',
	'AZ-TOV': 'Tovuz',
	'AZ-UCA': 'Ucar',
	'AZ-XAC': 'Xaçmaz',
	'AZ-XCI': 'Xocalı',
	'AZ-XIZ': 'Xızı',
	'AZ-XVD': 'Xocavənd',
	'AZ-YAR': 'Yardımlı',
	'AZ-YEV': 'Yevlax rayonu',
	'AZ-ZAN': 'Zəngilan',
	'AZ-ZAQ': 'Zaqatala',
	'AZ-ZAR': 'Zərdab'
};

const BAKU_RAYONS = [
	...['Binəqədi', 'Xətai', 'Xəzər', 'Qaradağ', 'Nərimanov', 'Nəsimi'],
	...['Nizami', 'Pirallahı', 'Sabunçu', 'Səbail', 'Suraxanı', 'Yasamal']
];

/** The districts the product ships with. */
export const sampleDistricts: readonly District[] = [
	...districtsOf('city', CITIES),
	...districtsOf('rayon', RAYONS),
	...BAKU_RAYONS.map((name) => bakuRayon(name))
];

function districtsOf(kind: District['kind'], names: Record<string, string>): District[] {
	return Object.entries(names).map(([id, name]) => ({ id, name, kind, retired: false }));
}

/** Named by the city first, as addresses are written, so that the twelve stand together in a list. */
function bakuRayon(name: string): District {
	return {
		id: `AZ-BA-${foldText(name).toUpperCase()}`,
		name: `Bakı şəhəri, ${name} rayonu`,
		kind: 'cityRayon',
		retired: false
	};
}
