/** Azerbaijan's mobile prefixes after the country's code; which operator has one can't be told, numbers are portable. */
const MOBILE = /^\+994(10|40|44|50|51|55|60|70|77|99)\d{7}$/;

/** Whether a text message can reach this number, given in E.164. */
export function isMobile(phone: string): boolean {
	return MOBILE.test(phone);
}
