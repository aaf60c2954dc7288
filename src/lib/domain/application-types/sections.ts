import type { Section } from './application-type.ts';
import type { ApplicationTypeName } from './names.ts';
import { newConsumerSections } from './new-consumer/sections.ts';

const SECTIONS: Record<ApplicationTypeName, readonly Section[]> = {
	newConsumer: newConsumerSections
};

/** The parts of a type's form without its rules: all that a screen needs which only shows what was sent. */
export function sectionsOf(name: ApplicationTypeName): readonly Section[] {
	return SECTIONS[name];
}

/** The part of the form a field or a document kind is asked in. */
export function sectionOf(name: ApplicationTypeName, at: string): Section | undefined {
	return sectionsOf(name).find((section) => isIn(section, at));
}

/** Whether a field or a document kind is asked in this part. */
export function isIn(section: Section, at: string): boolean {
	return section.fields.includes(at) || section.documents.some((kind) => kind === at);
}
