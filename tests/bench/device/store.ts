/** What is measured of a store on a device: the same few things people do. */
export interface DeviceStore {
	/** Keeps a new draft, each as a write of its own. */
	writeDraft(fields: Record<string, string>): Promise<void>;
	/** Every draft, the newest first; answers how many there are. */
	listDrafts(): Promise<number>;
	/** Keeps a document; it is there when this resolves. */
	keepDocument(file: File): Promise<void>;
	/** Reads every document; answers their bytes. */
	readDocuments(): Promise<number>;
}

/** Opens the store of this page, with all it kept before. */
export type OpenStore = () => Promise<DeviceStore>;

/** Where a contender's page puts what opens it. */
export interface StorePage {
	openStore: OpenStore;
}
