import type { Place } from '../../../domain/address/directory.ts';
import { placeId } from '../entry-id.ts';
import { sampleDistricts } from './districts.ts';

/*
 * A small sample, for trying the product out: no register of streets or villages is open. Settlements and villages are
 * from GeoNames (geonames.org, CC BY 4.0), by their Azerbaijani names; streets are well-known public ones.
 */

/** By district: settlements, towns and villages. */
const LOCALITIES: Record<string, string> = {
	'AZ-ABS': `Xırdalan şəhəri, Saray qəsəbəsi, Ceyranbatan qəsəbəsi, Güzdək qəsəbəsi, Qobu qəsəbəsi,
		Digah qəsəbəsi`,
	'AZ-AGA': 'Vurğun qəsəbəsi, Saloğlu qəsəbəsi',
	'AZ-AGC': 'Avşar kəndi',
	'AZ-AST': 'Kijəbə kəndi',
	'AZ-BA-BINEQEDI': `Binəqədi qəsəbəsi, Biləcəri qəsəbəsi, Rəsulzadə qəsəbəsi, Xocəsən qəsəbəsi`,
	'AZ-BA-PIRALLAHI': 'Pirallahı qəsəbəsi, Gürgən qəsəbəsi, Neft Daşları qəsəbəsi',
	'AZ-BA-QARADAG': `Lökbatan qəsəbəsi, Qobustan qəsəbəsi, Səngəçal qəsəbəsi, Puta qəsəbəsi,
		Korgöz qəsəbəsi, Şonqar qəsəbəsi`,
	'AZ-BA-SABUNCU': `Sabunçu qəsəbəsi, Bakıxanov qəsəbəsi, Balaxanı qəsəbəsi, Bilgəh qəsəbəsi,
		Maştağa qəsəbəsi, Nardaran qəsəbəsi, Ramana qəsəbəsi, Zabrat qəsəbəsi`,
	'AZ-BA-SEBAIL': 'Badamdar qəsəbəsi',
	'AZ-BA-SURAXANI': `Əmircan qəsəbəsi, Hövsan qəsəbəsi, Qaraçuxur qəsəbəsi, Yeni Suraxanı qəsəbəsi`,
	'AZ-BA-XEZER': `Binə qəsəbəsi, Buzovna qəsəbəsi, Mərdəkan qəsəbəsi, Qala qəsəbəsi, Türkan qəsəbəsi,
		Zirə qəsəbəsi`,
	'AZ-BAL': 'Qabaqçöl qəsəbəsi',
	'AZ-BAR': 'Samuxlu kəndi',
	'AZ-BEY': 'Dünyamalılar kəndi, Birinci Aşıqlı kəndi, Yuxarı Aran kəndi',
	'AZ-CAL': 'Göytəpə şəhəri',
	'AZ-CUL': 'Yaycı kəndi, Ərəfsə kəndi',
	'AZ-DAS': 'Alunitdağ qəsəbəsi, Yuxarı Daşkəsən qəsəbəsi',
	'AZ-FUZ': 'Horadiz şəhəri',
	'AZ-GAD': 'Arıqıran kəndi, Arıqdam kəndi, Böyük Qaramurad kəndi, Novosaratovka kəndi',
	'AZ-GOR': 'Qızılhacılı qəsəbəsi, Qazanbulaq qəsəbəsi',
	'AZ-HAC': 'Muğan qəsəbəsi',
	'AZ-ISM': 'Basqal qəsəbəsi, Lahıc qəsəbəsi',
	'AZ-KAL': 'İstisu qəsəbəsi',
	'AZ-KAN': 'Qıvraq qəsəbəsi, Çalxanqala kəndi',
	'AZ-LAN': 'Haftoni qəsəbəsi',
	'AZ-MAS': 'Boradigah qəsəbəsi',
	'AZ-NEF': 'Bankə qəsəbəsi, Həsənabad qəsəbəsi, Xıllı qəsəbəsi',
	'AZ-ORD': 'Aşağı Əylis kəndi, Dəstə kəndi, Sabirkənd kəndi',
	'AZ-QAX': 'Çinarlı kəndi, Qax İngiloy kəndi, Qaxbaş kəndi',
	'AZ-QBA': 'Hacıhüseynli kəndi',
	'AZ-QUS': 'Samur qəsəbəsi',
	'AZ-SAB': 'Qalaqayın kəndi',
	'AZ-SAD': 'Heydərabad qəsəbəsi, Sədərək kəndi',
	'AZ-SAK': 'Baş Göynük kəndi',
	'AZ-SAL': 'Qaraçala qəsəbəsi',
	'AZ-SAR': 'Oğlanqala kəndi',
	'AZ-SAT': 'Əhmədbəyli kəndi',
	'AZ-SIY': 'Gilgilçay qəsəbəsi',
	'AZ-SKR': 'Dəllər qəsəbəsi, Zəyəm qəsəbəsi, Qasım İsmayılov qəsəbəsi',
	'AZ-SM': 'Corat qəsəbəsi, Hacı Zeynalabdin qəsəbəsi',
	'AZ-SMX': 'Qarayeri qəsəbəsi, Qırmızı Samux qəsəbəsi',
	'AZ-TOV': `Çatax kəndi, Çobansığnaq kəndi, Dondar Quşçu kəndi, Qaraxanlı kəndi, Yanıqlı kəndi`,
	'AZ-XAC': 'Xudat şəhəri',
	'AZ-XCI': 'Əsgəran qəsəbəsi',
	'AZ-XIZ': 'Altıağac qəsəbəsi, Giləzi qəsəbəsi, Şuraabad qəsəbəsi',
	'AZ-XVD': 'Hadrut qəsəbəsi, Qırmızı Bazar qəsəbəsi',
	'AZ-YEV': 'Aran qəsəbəsi, Qaramanlı kəndi',
	'AZ-ZAN': 'Mincivan qəsəbəsi',
	'AZ-ZAQ': 'Əliabad qəsəbəsi, Faldarlı kəndi, Mamrux kəndi, Qandax kəndi',
	'AZ-ZAR': 'Bəyimli kəndi'
};

/** By district: streets of the larger cities. */
const STREETS: Record<string, string> = {
	'AZ-BA-BINEQEDI':
		'Azadlıq prospekti, Ziya Bünyadov prospekti, Süleyman Sani Axundov küçəsi, Həsən Seyidbəyli küçəsi',
	'AZ-BA-NERIMANOV':
		'Atatürk prospekti, Fətəli xan Xoyski küçəsi, Təbriz küçəsi, Əhməd Rəcəbli küçəsi, Aşıq Molla Cümə küçəsi, Əlövsət Quliyev küçəsi',
	'AZ-BA-NESIMI':
		'28 May küçəsi, Azadlıq prospekti, Bülbül prospekti, Cavad xan küçəsi, Dilarə Əliyeva küçəsi, Füzuli küçəsi, Mirzə İbrahimov küçəsi, Puşkin küçəsi, Rəşid Behbudov küçəsi, Səməd Vurğun küçəsi, Şamil Əzizbəyov küçəsi, Xaqani küçəsi',
	'AZ-BA-NIZAMI': 'Qara Qarayev prospekti, Rüstəm Rüstəmov küçəsi, Naxçıvanski küçəsi',
	'AZ-BA-QARADAG': 'Salyan şossesi',
	'AZ-BA-SABUNCU': 'Süleyman Rüstəm küçəsi, Ramana yolu küçəsi',
	'AZ-BA-SEBAIL':
		'Neftçilər prospekti, İstiqlaliyyət küçəsi, Bəşir Səfəroğlu küçəsi, Əziz Əliyev küçəsi, Kiçik Qala küçəsi, Böyük Qala küçəsi, Lev Tolstoy küçəsi, Niyazi küçəsi, Nizami küçəsi, Zərgərpalan küçəsi',
	'AZ-BA-SURAXANI': 'Yeni Günəşli massivi, Qaraçuxur şossesi',
	'AZ-BA-XETAI':
		'Babək prospekti, Nobel prospekti, Xocalı prospekti, Yusif Səfərov küçəsi, Məhəmməd Hadi küçəsi, Gəncə prospekti, Sabit Orucov küçəsi, Zığ şossesi',
	'AZ-BA-XEZER': 'Sergey Yesenin küçəsi, Rəsul Rza küçəsi',
	'AZ-BA-YASAMAL':
		'Hüseyn Cavid prospekti, İnşaatçılar prospekti, Mətbuat prospekti, Şərifzadə küçəsi, Mirzağa Əliyev küçəsi, Əhməd Cəmil küçəsi, Landau küçəsi',
	'AZ-GA':
		'Atatürk prospekti, Cavad xan küçəsi, Həsən bəy Zərdabi küçəsi, Nizami küçəsi, Şah İsmayıl Xətai küçəsi, Abbasqulu ağa Bakıxanov küçəsi, Üzeyir Hacıbəyov küçəsi',
	'AZ-LA': 'Mirmahmud Kazımovski küçəsi, Sahil küçəsi',
	'AZ-MI': 'Dilarə Əliyeva küçəsi, Kür sahili küçəsi, Ü. Hacıbəyov küçəsi',
	'AZ-NV': 'Atatürk küçəsi, Əcəmi küçəsi, Naxçıvanski küçəsi',
	'AZ-SA': 'M. Ə. Rəsulzadə prospekti, M. F. Axundov küçəsi, Qoşun küçəsi',
	'AZ-SM':
		'Sülh küçəsi, Səməd Vurğun küçəsi, Koroğlu küçəsi, Cəfər Cabbarlı küçəsi, Sahil bulvarı küçəsi, Nəriman Nərimanov küçəsi',
	'AZ-SR': 'M. Ə. Sabir küçəsi, Zərifə Əliyeva küçəsi',
	'AZ-YE': 'Nizami küçəsi, Şəhidlər küçəsi'
};

/** Streets that nearly every town has, so that a form can be filled in for any district. */
const EVERYWHERE = 'Heydər Əliyev prospekti, Nizami Gəncəvi küçəsi';

/** The places the product ships with. */
export const samplePlaces: readonly Place[] = sampleDistricts.flatMap(({ id, kind }) => {
	const common = kind === 'cityRayon' ? '' : EVERYWHERE;
	const names = [LOCALITIES[id] ?? '', STREETS[id] ?? '', common].flatMap((list) => namesIn(list));
	return names.map((name) => samplePlace(id, name));
});

function namesIn(list: string): string[] {
	return list.split(/,\s*/).filter(Boolean);
}

function samplePlace(district: string, name: string): Place {
	const place = { district, name, kind: kindOf(name) };
	return { id: placeId(place), ...place, sample: true, retired: false };
}

function kindOf(name: string): Place['kind'] {
	if (name.endsWith(' kəndi')) return 'village';
	return /(qəsəbəsi|şəhəri)$/.test(name) ? 'settlement' : 'street';
}
