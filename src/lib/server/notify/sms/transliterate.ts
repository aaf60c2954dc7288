/** Latin letters for the ones that would turn a whole text message into UCS-2. */
const LATIN: Record<string, string> = {
	...{ ə: 'e', ı: 'i', ö: 'o', ü: 'u', ğ: 'g', ş: 's', ç: 'c' },
	...{ Ə: 'E', İ: 'I', Ö: 'O', Ü: 'U', Ğ: 'G', Ş: 'S', Ç: 'C' },
	...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i' },
	...{ й: 'y', к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't' },
	...{ у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch', ъ: '', ы: 'y' },
	...{ ь: '', э: 'e', ю: 'yu', я: 'ya', '’': "'", '“': '"', '”': '"', '–': '-', '№': 'No.' }
};

/** A text in letters that every phone's cheapest message has. Azerbaijani and Russian; what is Latin already stays. */
export function transliterate(text: string): string {
	return Array.from(text, latinOf).join('');
}

function latinOf(character: string): string {
	const known = LATIN[character];
	if (known !== undefined) return known;
	const lower = LATIN[character.toLowerCase()];
	if (lower === undefined) return character;
	return lower.charAt(0).toUpperCase() + lower.slice(1);
}
