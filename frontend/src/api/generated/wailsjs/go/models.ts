export namespace api {
	
	export interface Facts {
	    version: string;
	    system: string;
	}

}

