import { m } from '../../i18n/compiled/messages.js';

const SECTIONS: Record<string, () => string> = {
	consumer: m.form_section_consumer,
	address: m.form_section_address,
	documents: m.form_section_documents,
	contact: m.form_section_contact
};

/** The title of a part of a form. */
export function sectionTitle(id: string): string {
	return SECTIONS[id]?.() ?? id;
}
