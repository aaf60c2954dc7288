/** A number kept in E.164 as people here read it: `050 234 56 78`. Anything else comes back as it is. */
export function displayPhone(phone: string): string {
	return phone.replace(/^\+994(\d{2})(\d{3})(\d{2})(\d{2})$/, '0$1 $2 $3 $4');
}
