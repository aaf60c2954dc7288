/** Someone invented to sign in as. The phones lead nowhere. */
export interface SamplePerson {
	fin: string;
	firstName: string;
	lastName: string;
	patronymic: string;
	/** E.164; '' for one whose provider account has none. */
	phone: string;
	/** Goes with the phone in "Asan İmza"; '' for one who has none. */
	asanUserId: string;
	/** ISO 3166-1 alpha-3. */
	citizenship: string;
}

export const SAMPLE_PEOPLE: readonly SamplePerson[] = [
	{
		fin: '1AYGN23',
		firstName: 'Aygün',
		lastName: 'Məmmədova',
		patronymic: 'Rəşid qızı',
		phone: '+994500000101',
		asanUserId: '100101',
		citizenship: 'AZE'
	},
	{
		fin: '2ELNR34',
		firstName: 'Elnur',
		lastName: 'Əliyev',
		patronymic: 'Vaqif oğlu',
		phone: '+994550000102',
		asanUserId: '100102',
		citizenship: 'AZE'
	},
	{
		fin: '3SBNM45',
		firstName: 'Şəbnəm',
		lastName: 'Quliyeva',
		patronymic: 'Tofiq qızı',
		phone: '+994700000103',
		asanUserId: '100103',
		citizenship: 'AZE'
	},
	{
		fin: '4KMRN56',
		firstName: 'Kamran',
		lastName: 'İsmayılov',
		patronymic: 'Çingiz oğlu',
		phone: '+994510000104',
		asanUserId: '100104',
		citizenship: 'AZE'
	},
	{
		fin: '5NBRD67',
		firstName: 'Nino',
		lastName: 'Beridze',
		patronymic: '',
		phone: '',
		asanUserId: '',
		citizenship: 'GEO'
	}
];

export function findSample(fin: string): SamplePerson | undefined {
	return SAMPLE_PEOPLE.find((person) => person.fin === fin);
}

export function fullName({ firstName, lastName }: SamplePerson): string {
	return `${firstName} ${lastName}`;
}
