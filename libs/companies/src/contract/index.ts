/** The address book of companies with register facts and declarations. What other rooms may ask. */
export {};
